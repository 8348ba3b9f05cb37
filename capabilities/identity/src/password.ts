import { hash, verify } from '@node-rs/argon2';
import { inputRefused, type FieldProblem } from '@comu/kernel';

// OWASP's second recommendation for argon2id: 19 MiB, two passes, one lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), cost);

let nobody: Promise<string> | undefined;

/** Whether the password is the one; takes as long when there is none to compare with, so that time does not tell which addresses exist. */
export async function passwordIsRight({ password, hash: held }: { password: string; hash: string | undefined }): Promise<boolean> {
  const against = held ?? (await (nobody ??= hashPassword('nobody has this password')));
  const right = await verify(against, password.normalize('NFKC'));
  return held !== undefined && right;
}

/** Refuses a password that is short or made of what everybody knows of the person (NIST SP 800-63B, 3.1.1.2). */
export function checkPassword({ password, field, about }: { password: string; field: string; about: readonly string[] }): void {
  const problems: FieldProblem[] = [];
  if ([...password].length < 12)
    problems.push({ field, rule: 'password:length', remedy: { ca: 'Feu-la de 12 caràcters com a mínim: tres o quatre paraules que només vós ajunteu són fàcils de recordar.', es: 'Hágala de 12 caracteres como mínimo: tres o cuatro palabras que solo usted junte son fáciles de recordar.', en: 'Make it at least 12 characters long: three or four words that only you would put together are easy to remember.' } });
  const plain = password.toLowerCase();
  const guessed = ['contrasenya', 'contraseña', 'password', '123456', 'qwerty', ...about.flatMap((each) => each.toLowerCase().split(/[\s@.]+/)).filter((word) => word.length > 3)];
  const left = guessed.reduce((rest, word) => rest.replaceAll(word, ''), plain);
  if (problems.length === 0 && new Set(left).size < 5)
    problems.push({ field, rule: 'password:guessable', remedy: { ca: 'És massa fàcil d’endevinar: no la feu del vostre nom, de l’adreça o de paraules com “contrasenya”.', es: 'Es demasiado fácil de adivinar: no la haga con su nombre, su dirección o palabras como «contraseña».', en: 'It is too easy to guess: do not make it of your name, your address or words such as “password”.' } });
  if (problems.length > 0) throw inputRefused(problems);
}
