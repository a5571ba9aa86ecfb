// Bundles the bench and runs it: `node [--cpu-prof] bench/run.mjs`, from the repository's root.
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import webpack from 'webpack';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const output = path.join(root, 'node_modules', '.cache', 'guiju-bench');
process.chdir(root);

const compiler = webpack({
  mode: 'production',
  target: 'node20',
  context: root,
  entry: { bench: './bench/main.ts' },
  devtool: false,
  experiments: { outputModule: true },
  output: { path: output, filename: '[name].mjs', library: { type: 'module' } },
  optimization: { minimize: false },
  // A browser is driven by a package that finds its own files; what belongs to the tests looks from its folder, and the bench runs at the root.
  externals: { 'playwright-core': 'module playwright-core' },
  node: { __dirname: true },
  resolve: { extensions: ['.ts', '.js'] },
  // Peers are looked up where they are installed, when the bench runs.
  module: { parser: { javascript: { createRequire: false } }, rules: [{ test: /\.ts$/, use: { loader: 'swc-loader', options: { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } } } }] },
});

const stats = await new Promise((resolve, reject) => compiler.run((error, result) => (error ? reject(error) : resolve(result))));
if (stats.hasErrors()) {
  console.error(stats.toString('errors-only'));
  process.exit(2);
}
const bundle = path.join(output, 'bench.mjs');
// Contenders run in processes of their own.
process.env.GUIJU_BENCH = bundle;
await import(pathToFileURL(bundle).href);
