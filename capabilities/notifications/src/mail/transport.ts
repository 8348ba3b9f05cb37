import { createTransport } from 'nodemailer';
import type { Text } from '@comu/kernel';

export interface Letter { readonly id: string; readonly from: { name: string; address: string }; readonly to: { name: string; address: string }; readonly subject: string; readonly text: string; readonly html: string; readonly language: string; readonly attachments: readonly { readonly filename: string; readonly contentType: string; readonly content: Buffer }[] }
/** What came of a letter: `lasting` problems are not mended by trying again, and an untried one waits until the server has rested. */
export type Posting =
  | { readonly outcome: 'sent' }
  | { readonly outcome: 'failed'; readonly lasting: boolean; readonly problem: Text }
  | { readonly outcome: 'untried'; readonly until: Date; readonly problem: Text };

const seconds = 1000;
const idle = 30 * seconds;
const rest = 30 * seconds;

interface Post { readonly transport: ReturnType<typeof open>; closing?: NodeJS.Timeout; downUntil: number }
const posts = new Map<string, Post>();

const open = (url: string) => createTransport({
  url, pool: true, maxConnections: 2, maxMessages: 100, connectionTimeout: 5 * seconds, greetingTimeout: 5 * seconds, socketTimeout: 20 * seconds, disableFileAccess: true, disableUrlAccess: true,
});

/**
 * Hands a letter to the mail server. While a server does not answer, letters of the next half minute are not even tried: otherwise each
 * would hold a worker for the whole timeout and other work would wait behind the post.
 */
export async function post(url: string, letter: Letter, now: Date): Promise<Posting> {
  const held = posts.get(url) ?? { transport: open(url), downUntil: 0 };
  posts.set(url, held);
  if (now.getTime() < held.downUntil) return { outcome: 'untried', until: new Date(held.downUntil), problem: problems.unreachable };
  clearTimeout(held.closing);
  try {
    await held.transport.sendMail({
      from: letter.from, to: letter.to, subject: letter.subject, text: letter.text, html: letter.html, messageId: letter.id, attachments: [...letter.attachments],
      headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': letter.language },
    });
    return { outcome: 'sent' };
  } catch (failure) {
    const { code, responseCode } = failure as { code?: string; responseCode?: number };
    const kind = kindOf(code, responseCode);
    if (kind === 'unreachable') held.downUntil = now.getTime() + rest;
    return { outcome: 'failed', lasting: kind === 'refused', problem: problems[kind] };
  } finally {
    clearTimeout(held.closing);
    // An open connection would keep a stopping process alive.
    held.closing = setTimeout(() => { held.transport.close(); posts.delete(url); }, idle);
    held.closing.unref();
  }
}

/** Closes the connections to mail servers, when the process stops. */
export function closePost(): void {
  for (const { transport, closing } of posts.values()) { clearTimeout(closing); transport.close(); }
  posts.clear();
}

function kindOf(code: string | undefined, responseCode: number | undefined): keyof typeof problems {
  if (code === 'EAUTH') return 'credentials';
  if (responseCode !== undefined) return responseCode >= 500 && code === 'EENVELOPE' ? 'refused' : 'busy';
  return 'unreachable';
}

// The server’s own words stay out: they may repeat the address or the user.
const problems = {
  unreachable: { ca: 'El servidor de correu no respon. Es tornarà a provar tot sol.', es: 'El servidor de correo no responde. Se volverá a intentar solo.', en: 'The mail server does not answer. It will be tried again.' },
  busy: { ca: 'El servidor de correu no l’ha acceptat ara. Es tornarà a provar tot sol.', es: 'El servidor de correo no lo ha aceptado ahora. Se volverá a intentar solo.', en: 'The mail server did not take it now. It will be tried again.' },
  credentials: { ca: 'El servidor de correu no accepta l’usuari o la contrasenya de SMTP_URL. Reviseu la configuració.', es: 'El servidor de correo no acepta el usuario o la contraseña de SMTP_URL. Revise la configuración.', en: 'The mail server rejects the user or password of SMTP_URL. Check the settings.' },
  refused: { ca: 'El servidor de correu no accepta aquesta adreça. Corregiu-la o aviseu per una altra via.', es: 'El servidor de correo no acepta esta dirección. Corríjala o avise por otra vía.', en: 'The mail server does not accept this address. Correct it or give notice in another way.' },
} as const satisfies Record<string, Text>;
