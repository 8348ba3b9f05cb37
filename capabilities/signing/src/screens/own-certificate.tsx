import { useState } from 'react';
import { Button, Dialog, FileDrop, KeyIcon, ProblemNotice, Tabs, TextField, toast, useFormat, useRun, useText, type StoredFile } from '@comu/design';
import './signing.css';

interface Made { readonly name: string; readonly validUntil: string }

/** For whoever has no certificate here yet: one of the installation made on the spot, or one’s own file brought in. */
export function OwnCertificate({ title, onClose, onMade }: { title?: string; onClose(): void; onMade(passphrase: string): void }) {
  const t = useText();
  const format = useFormat();
  const [way, setWay] = useState('make');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [files, setFiles] = useState<readonly StoredFile[]>([]);
  const making = useRun<Made>('signatures.issue-own-certificate');
  const adding = useRun<Made>('signatures.add-certificate');
  const [tried, setTried] = useState(false);
  const short = way === 'make' && passphrase.length < 8;
  const different = way === 'make' && again !== passphrase;
  const [file] = files;
  const { problem, running } = way === 'make' ? making : adding;
  const go = async () => {
    setTried(true);
    if (short || different || passphrase === '' || (way === 'add' && file === undefined)) return;
    const made = way === 'make' ? await making.run({ passphrase }) : await adding.run({ file: file?.sha256, passphrase });
    if (made === undefined) return;
    const until = format.day(made.validUntil);
    toast({ ca: `Certificat a punt, vàlid fins al ${until}`, es: `Certificado listo, válido hasta el ${until}`, en: `Certificate ready, valid until ${until}` });
    onMade(passphrase);
  };
  return (
    <Dialog open onClose={onClose} title={title ?? t({ ca: 'Us cal un certificat per signar', es: 'Necesita un certificado para firmar', en: 'You need a certificate to sign' })}
      footer={<><Button onClick={onClose}>{t({ ca: 'Torna enrere', es: 'Volver atrás', en: 'Go back' })}</Button><Button look="primary" icon={KeyIcon} busy={running} onClick={() => void go()}>{way === 'make' ? t({ ca: 'Crea el meu certificat', es: 'Crear mi certificado', en: 'Make my certificate' }) : t({ ca: 'Afegeix el certificat', es: 'Añadir el certificado', en: 'Add the certificate' })}</Button></>}>
      <Tabs label={t({ ca: 'Quin certificat', es: 'Qué certificado', en: 'Which certificate' })} value={way} onValue={setWay} tabs={[{ key: 'make', label: t({ ca: 'Creeu-ne un aquí', es: 'Créelo aquí', en: 'Make one here' }) }, { key: 'add', label: t({ ca: 'Ja en tinc un (.p12)', es: 'Ya tengo uno (.p12)', en: 'I have one (.p12)' }) }]}>
        <div className="form">
          <p className="soft">{way === 'make'
            ? t({ ca: 'Es fa ara mateix, a nom vostre, i l’emet aquesta instal·lació. Serveix per a les signatures internes; trieu una contrasenya que només sapigueu vós.', es: 'Se hace ahora mismo, a su nombre, y lo emite esta instalación. Sirve para las firmas internas; elija una contraseña que solo sepa usted.', en: 'It is made now, in your name, issued by this installation. It serves for internal signatures; choose a passphrase only you know.' })
            : t({ ca: 'El fitxer de certificat (T-CAT, idCAT, FNMT…) amb la seva contrasenya. Queda tancat: sense la contrasenya ningú no el pot fer servir.', es: 'El archivo de certificado (T-CAT, idCAT, FNMT…) con su contraseña. Queda cerrado: sin la contraseña nadie puede usarlo.', en: 'The certificate file (T-CAT, idCAT, FNMT…) with its passphrase. It stays locked: without the passphrase nobody can use it.' })}</p>
          {way === 'add' && <FileDrop files={files} onFiles={setFiles} accept=".p12,.pfx" label={t({ ca: 'Fitxer .p12 o .pfx', es: 'Archivo .p12 o .pfx', en: '.p12 or .pfx file' })} problem={tried && file === undefined ? t({ ca: 'Trieu el fitxer.', es: 'Elija el archivo.', en: 'Choose the file.' }) : undefined} />}
          <TextField label={t({ ca: 'Contrasenya', es: 'Contraseña', en: 'Passphrase' })} type="password" autoComplete={way === 'make' ? 'new-password' : 'current-password'} value={passphrase} onValue={setPassphrase}
            problem={tried && passphrase === '' ? t({ ca: 'Escriviu la contrasenya.', es: 'Escriba la contraseña.', en: 'Write the passphrase.' }) : tried && short ? t({ ca: 'Ha de tenir 8 caràcters o més. Una frase curta va bé.', es: 'Debe tener 8 caracteres o más. Una frase corta va bien.', en: 'Use 8 characters or more. A short phrase is fine.' }) : undefined} />
          {way === 'make' && <TextField label={t({ ca: 'Repetiu la contrasenya', es: 'Repita la contraseña', en: 'Passphrase again' })} type="password" autoComplete="new-password" value={again} onValue={setAgain} problem={tried && different ? t({ ca: 'Les dues no són iguals.', es: 'No son iguales.', en: 'The two differ.' }) : undefined} />}
          {problem && <ProblemNotice problem={problem} />}
        </div>
      </Tabs>
    </Dialog>
  );
}
