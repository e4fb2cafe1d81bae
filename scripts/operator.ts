// `npm run operator -- add <email> [name]`: makes an operator of the platform and prints a link to choose a password with; for one who is known,
// a new link. `-- list` shows who they are, `-- remove <email>` takes their rights and sessions away. A password is never asked for here.
import { Email } from '@wafaa/contracts';
import { addOperator, listOperators, removeOperator } from '../server/src/modules/operator/index.ts';
import { withDoor } from './lib/with-product.ts';

const USAGE = 'Usage: npm run operator -- add <email> [name] | list | remove <email>\n';
const [command = 'list', address = '', ...words] = process.argv.slice(2);
const email = Email.safeParse(address);

if (!['add', 'list', 'remove'].includes(command) || (command !== 'list' && !email.success)) {
  process.stderr.write(USAGE);
  process.exit(2);
}
await withDoor(async (door) => {
  if (command === 'add' && email.success) {
    const { made, link } = await addOperator(door, { email: email.data, name: words.join(' ') || (email.data.split('@')[0] ?? '') });
    process.stdout.write(`${made ? 'Operator made' : 'Known operator'}. To choose a password, once and within a day:\n${link}\n`);
  } else if (command === 'remove' && email.success) {
    const { sessionsEnded } = await removeOperator(door, email.data);
    process.stdout.write(`No operator any more; ${sessionsEnded} session(s) ended\n`);
  } else {
    for (const { email: known, name, secondFactor } of await listOperators(door)) {
      process.stdout.write(`${known}\t${name}\t${secondFactor ? 'second factor' : 'no second factor'}\n`);
    }
  }
});
