#!/usr/bin/env node
/* The command line as a program of its own. What an installed app runs is `runCommandLine` as well. */
import { runCommandLine } from './cli'
import { Console } from './cli/console/console'

process.exitCode = await runCommandLine(process.argv.slice(2), new Console())
