import path from 'node:path';
import webpack from 'webpack';

/** Bundles a worker, which jest does not transform, into `folder`; gives the file. */
export function bundle(entry: string, folder: string): Promise<string> {
  const compiler = webpack({
    mode: 'development',
    target: 'node20',
    entry: { worker: entry },
    devtool: false,
    output: { path: folder, filename: '[name].cjs' },
    resolve: { extensions: ['.ts', '.js'] },
    module: { rules: [{ test: /\.ts$/, use: { loader: 'swc-loader', options: { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } } } }] },
  });
  return new Promise((resolve, reject) => {
    compiler.run((error, stats) => {
      if (error || !stats || stats.hasErrors()) reject(error ?? new Error(stats?.toString('errors-only')));
      else resolve(path.join(folder, 'worker.cjs'));
    });
  });
}
