#!/usr/bin/env node
// The command line. In a fresh clone it first installs and builds what is missing, speaking on stderr alone.
import { createRequire } from 'node:module';
import { CLI, prepare } from '../scripts/setup.mjs';

prepare();
createRequire(import.meta.url)(CLI);
