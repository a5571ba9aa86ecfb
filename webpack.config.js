const path = require('node:path');

/** Settings that every bundle shares; a bundle is an entry, a target and a file name. */
const shared = {
  mode: 'production',
  devtool: false,
  resolve: { extensions: ['.ts', '.js'] },
  module: {
    rules: [
      { test: /\.ts$/, use: { loader: 'swc-loader', options: { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } } } },
      // Its modules do nothing but define functions, which its package.json does not say; readers and charts stay out of the bundle.
      { test: /[\\/]node_modules[\\/]hucre[\\/]/, sideEffects: false },
    ],
  },
  output: { path: path.join(__dirname, 'dist'), filename: '[name].cjs' },
  performance: { hints: false },
  stats: 'errors-only',
};

module.exports = [
  {
    ...shared,
    name: 'command-line',
    target: 'node20',
    entry: { guiju: './src/cli/main.ts' },
    // Readable stack traces are worth more than a smaller file on disk.
    optimization: { minimize: false },
    node: { __dirname: false },
  },
];
