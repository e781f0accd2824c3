// Runs the program in Node.js: node main.mjs. Its lines are those of conformance/hashes.txt.
import { dotnet } from './_framework/dotnet.js';

const runtime = await dotnet.create();
process.exitCode = await runtime.runMain();
