#!/usr/bin/env node
// The command line. In a fresh clone it first installs and builds what is missing, speaking on stderr alone.
import { createRequire } from 'node:module';
import { CLI, callersFolder, prepare } from '../scripts/setup.mjs';

await prepare();
if (process.env.npm_lifecycle_event === 'guiju') process.chdir(callersFolder());
createRequire(import.meta.url)(CLI);
