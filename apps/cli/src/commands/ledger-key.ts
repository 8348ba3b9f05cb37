import type { Run } from '../command.ts';
import { keyId, openStorage, publicLedgerKey, readConfiguration } from '../installation.ts';
import { Stopped } from '../terminal.ts';

/** Prints the public key that signs the seals, for publication: whoever has it checks receipts without asking anybody. */
export const run: Run = async (_, terminal) => {
  const storage = await openStorage(readConfiguration(), { beside: true });
  try {
    const key = await publicLedgerKey(storage);
    if (key === undefined) throw new Stopped({
      ca: 'Encara no hi ha cap clau: es crea amb el primer segell, quan algú desa alguna cosa.', es: 'Todavía no hay ninguna clave: se crea con el primer sello, cuando alguien guarda algo.', en: 'There is no key yet: it is made with the first seal, when somebody saves something.',
    });
    terminal.say(key);
    terminal.warn({ ca: `Identificador: ${keyId(key)} (surt als justificants)`, es: `Identificador: ${keyId(key)} (sale en los justificantes)`, en: `Identifier: ${keyId(key)} (shown on receipts)` });
    return 0;
  } finally {
    await storage.close();
  }
};
