import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { partOf } from './part.ts';

/**
 * `npm run walk`: all of it; `npm run walk -- es night`: in Spanish and by night; `--resume`: without judging again what was found whole since
 * the last walk that began anew; `--pictures`: what is judged is also kept in tests/screenshots/walk, for a person to look at.
 */
const said = process.argv.slice(2);
const words = said.filter((each) => each !== '--resume' && each !== '--pictures');
partOf(words);
const root = resolve(import.meta.dirname, '../..');
const seen = join(root, 'node_modules/.cache/comu-walk', `${words.toSorted().join('-') || 'all'}.txt`);
if (!said.includes('--resume')) rmSync(seen, { force: true });
const pictures = said.includes('--pictures') ? { COMU_WALK_PICTURES: join(root, 'tests/screenshots/walk') } : {};
const env = { ...process.env, COMU_WALK_PART: words.join(' '), COMU_WALK_SEEN: seen, ...pictures };
process.exitCode = spawnSync(join(root, 'node_modules/.bin/vitest'), ['run', '--config', join(import.meta.dirname, 'vitest.config.ts')], { stdio: 'inherit', env }).status ?? 1;
