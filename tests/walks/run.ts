import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { partOf } from './part.ts';

/** `npm run walk`: all of it; `npm run walk -- es night`: in Spanish and by night; `npm run walk -- --resume`: without judging again what was found whole since the last walk that began anew. */
const said = process.argv.slice(2);
const words = said.filter((each) => each !== '--resume');
partOf(words);
const seen = resolve(import.meta.dirname, '../../node_modules/.cache/comu-walk', `${words.toSorted().join('-') || 'all'}.txt`);
if (!said.includes('--resume')) rmSync(seen, { force: true });
const vitest = join(import.meta.dirname, '../../node_modules/.bin/vitest');
process.exitCode = spawnSync(vitest, ['run', '--config', join(import.meta.dirname, 'vitest.config.ts')], { stdio: 'inherit', env: { ...process.env, COMU_WALK_PART: words.join(' '), COMU_WALK_SEEN: seen } }).status ?? 1;
