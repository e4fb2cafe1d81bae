// `npm run bench`: the message path. `npm run bench -- api`: what the dashboard asks. Each says its options at its top.
await import(process.argv[2] === 'api' ? './api-routes.ts' : './message-path.ts');
