import { useState } from 'react';
import { Button, Confirm, FingerprintIcon, ProblemNotice, Section, toast, TrashIcon, useFormat, useLanguage, useQueryOperation, useRun, useText, type Problem } from '@comu/design';
import { addPasskey, passkeysHere } from '../passkey.ts';

interface Passkey {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly usedAt: string | null;
}

/** The passkeys of the account: fingerprint, face or PIN of a device instead of a password. */
export function Passkeys() {
  const t = useText();
  const format = useFormat();
  const { language } = useLanguage();
  const held = useQueryOperation<readonly Passkey[]>('identity.passkeys', {}, { organisation: null });
  const removing = useRun('identity.remove-passkey', { organisation: null });
  const [problem, setProblem] = useState<Problem>();
  const [leaving, setLeaving] = useState<Passkey>();
  const add = async () => {
    const refused = await addPasskey(language);
    setProblem(refused);
    if (refused !== undefined) return;
    void held.refetch();
    toast({ ca: 'Clau d’accés afegida', es: 'Clave de acceso añadida', en: 'Passkey added' });
  };
  const remove = async () => {
    if ((await removing.run({ passkey: leaving?.id })) !== undefined) setLeaving(undefined);
  };
  if (!passkeysHere() && (held.data ?? []).length === 0) return null;
  return (
    <Section title={t({ ca: 'Claus d’accés', es: 'Claves de acceso', en: 'Passkeys' })} describe={t({ ca: 'Entreu amb l’empremta, la cara o el PIN del dispositiu, sense contrasenya.', es: 'Entre con la huella, la cara o el PIN del dispositivo, sin contraseña.', en: 'Sign in with the device’s fingerprint, face or PIN, without a password.' })}
      actions={passkeysHere() && <Button icon={FingerprintIcon} onClick={() => void add()}>{t({ ca: 'Afegiu aquest dispositiu', es: 'Añadir este dispositivo', en: 'Add this device' })}</Button>}>
      {problem && <ProblemNotice problem={problem} />}
      {held.data?.length === 0 && <p className="soft">{t({ ca: 'Encara no en teniu cap.', es: 'Todavía no tiene ninguna.', en: 'You have none yet.' })}</p>}
      <ul className="plain-rows">
        {held.data?.map((passkey) => (
          <li key={passkey.id}>
            <span><strong>{passkey.name}</strong> <span className="soft small">{passkey.usedAt ? t({ ca: 'feta servir {ago}', es: 'usada {ago}', en: 'used {ago}' }, { ago: format.ago(passkey.usedAt) }) : t({ ca: 'afegida {ago}', es: 'añadida {ago}', en: 'added {ago}' }, { ago: format.ago(passkey.createdAt) })}</span></span>
            <Button small look="quiet" icon={TrashIcon} onClick={() => setLeaving(passkey)}>{t({ ca: 'Treu-la', es: 'Quitar', en: 'Remove' })}</Button>
          </li>
        ))}
      </ul>
      <Confirm open={leaving !== undefined} onClose={() => setLeaving(undefined)} onConfirm={() => void remove()} busy={removing.running} danger title={t({ ca: 'Traieu la clau “{name}”?', es: '¿Quitar la clave «{name}»?', en: 'Remove the passkey “{name}”?' }, { name: leaving?.name ?? '' })} verb={t({ ca: 'Treu la clau', es: 'Quitar la clave', en: 'Remove the passkey' })}>
        {removing.problem && <ProblemNotice problem={removing.problem} />}
        <p>{t({ ca: 'Aquest dispositiu ja no podrà entrar amb ella.', es: 'Este dispositivo ya no podrá entrar con ella.', en: 'This device will no longer sign in with it.' })}</p>
      </Confirm>
    </Section>
  );
}
