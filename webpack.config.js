const path = require('node:path');
const MinimizerPlugin = require('minimizer-webpack-plugin');

const inRoot = (...names) => path.join(__dirname, ...names);
const swc = (parser, transform) => ({ loader: 'swc-loader', options: { jsc: { target: 'es2022', parser: { syntax: 'typescript', ...parser }, transform } } });

/** Settings that every bundle shares; a bundle is an entry, a target and a folder. */
const shared = {
  mode: 'production',
  context: __dirname,
  devtool: false,
  resolve: {
    extensions: ['.ts', '.tsx', '.js'],
    // jsonpath-plus runs scripts inside of paths by `eval`; conditions need plain paths alone.
    alias: { 'jsonpath-plus': inRoot('src', 'rules', 'plain-path.ts') },
  },
  module: {
    rules: [
      { test: /\.ts$/, use: swc({}) },
      { test: /\.tsx$/, use: swc({ tsx: true }, { react: { runtime: 'automatic' } }) },
      // Its modules do nothing but define functions, which its package.json does not say; readers and charts stay out of the bundle.
      { test: /[\\/]node_modules[\\/]hucre[\\/]/, sideEffects: false },
    ],
  },
  performance: { hints: false },
  stats: 'errors-only',
};

/** contents.json: which files each entry needs, in order, and the folders of the packages that are in them. */
const listContents = {
  apply(compiler) {
    compiler.hooks.thisCompilation.tap('contents', (compilation) => {
      compilation.hooks.processAssets.tap({ name: 'contents', stage: compiler.webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT }, () => {
        const files = (entry) => entry.getFiles().filter((file) => /\.js(\?|$)/.test(file));
        const entries = Object.fromEntries([...compilation.entrypoints].map(([name, entry]) => [name, files(entry)]));
        const folder = /^.*[\\/]node_modules[\\/](@[^\\/]+[\\/])?[^\\/]+/;
        const inside = [...compilation.modules].flatMap((module) => [module, ...(module.modules ?? [])]).map(({ resource }) => folder.exec(resource ?? '')?.[0]);
        const packages = [...new Set(inside)].filter(Boolean).map((one) => path.relative(__dirname, one).replaceAll('\\', '/')).sort();
        compilation.emitAsset('contents.json', new compiler.webpack.sources.RawSource(JSON.stringify({ entries, packages })));
      });
    });
  },
};

/** What runs in a browser. Stated target: no `new Function` to find the global object. */
const web = {
  ...shared,
  target: ['web', 'es2022'],
  module: { rules: [...shared.module.rules, { test: /[\\/]rules[\\/]schema[\\/][^\\/]+\.json$/, loader: inRoot('scripts', 'build', 'bare-schema.cjs') }] },
  plugins: [listContents],
  // The icons and the spreadsheet are 30 MB of other people's code, which hardly ever changes: what was made of it is kept between builds.
  cache: { type: 'filesystem', cacheDirectory: inRoot('node_modules', '.cache', 'webpack'), buildDependencies: { config: [__filename] } },
};

/**
 * Pane, functions and ribbon share one page, so they share one webpack runtime: a module is there once, and so is its state.
 * The manifest names functions.js, so that file keeps its name and a query tells its versions apart; the others have it in their names.
 */
const addIn = {
  entry: { taskpane: './src/taskpane/index.tsx', functions: './src/functions/associate.ts', commands: './src/commands/commands.ts' },
  optimization: {
    runtimeChunk: 'single',
    splitChunks: {
      chunks: 'all',
      cacheGroups: {
        // Packages change seldom: they stay in people's caches when ours do not.
        packages: { test: /[\\/]node_modules[\\/]/, chunks: 'initial', name: 'packages', priority: 1 },
        shared: { chunks: 'initial', minChunks: 2, name: 'shared' },
      },
    },
    minimizer: [new MinimizerPlugin({ minify: MinimizerPlugin.swcMinify, extractComments: false })],
  },
};
const versionedName = ({ chunk }) => (chunk.name === 'functions' ? '[name].js?[contenthash:10]' : '[name].[contenthash:10].js');

module.exports = [
  {
    ...shared,
    name: 'command-line',
    target: 'node20',
    entry: { guiju: './src/cli/main.ts' },
    output: { path: inRoot('build', 'cli'), filename: '[name].cjs' },
    // Readable stack traces are worth more than a smaller file on disk.
    optimization: { minimize: false },
    node: { __dirname: false },
  },
  {
    ...shared,
    name: 'texts',
    target: 'node20',
    entry: { texts: './scripts/build/texts.ts' },
    output: { path: inRoot('build', 'bundles', 'texts'), filename: '[name].cjs', library: { type: 'commonjs2' } },
    // It brings the TypeScript compiler along.
    externals: { 'custom-functions-metadata': 'commonjs2 custom-functions-metadata' },
    optimization: { minimize: false },
  },
  {
    ...web,
    ...addIn,
    name: 'add-in',
    output: { path: inRoot('build', 'bundles', 'add-in'), filename: versionedName, chunkFilename: '[name].[contenthash:10].js', publicPath: 'auto' },
  },
  {
    ...web,
    ...addIn,
    name: 'add-in-development',
    mode: 'development',
    devtool: 'source-map',
    output: { path: inRoot('build', 'bundles', 'add-in-development'), filename: '[name].js', publicPath: 'auto' },
  },
  {
    ...web,
    name: 'preview',
    entry: { page: './preview/app/main.ts', seat: './preview/app/seat.ts' },
    output: { path: inRoot('build', 'bundles', 'preview'), filename: '[name].js', chunkFilename: 'chunks/[name].js', publicPath: 'auto' },
    // It is served on this machine alone.
    optimization: { minimize: false, splitChunks: { cacheGroups: { univer: { test: /[\\/]node_modules[\\/]/, name: 'univer', chunks: 'initial' } } } },
  },
];
