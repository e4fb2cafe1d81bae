// `npm run openapi`: prints the description of the API; `-- --write <file>` writes it. It is the same that a running server gives at /openapi.json.
import { readFileSync, writeFileSync } from 'node:fs';
import { makeOpenApi } from '../server/src/app/http/openapi/make-openapi.ts';
import { at } from './lib/paths.mjs';

const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8')) as { version: string };
const text = `${JSON.stringify(makeOpenApi({ version, publicUrl: 'http://127.0.0.1:8000' }), null, 2)}\n`;
const place = process.argv.indexOf('--write');
const file = place > 0 ? process.argv[place + 1] : undefined;
if (file) writeFileSync(file, text);
else process.stdout.write(text);
