import { resolve } from 'node:path';
import { z } from 'zod';

/** Every setting of an installation, read from the environment and nowhere else; the README's table is checked against this list. */
export const settings = {
  DATABASE_URL: { schema: z.string().regex(/^postgres(ql)?:\/\//).optional(), means: 'A PostgreSQL 15 or newer to use instead of the embedded one.' },
  COMU_DATA: { schema: z.string().min(1).default('data'), means: 'Folder of the embedded database, the files and the installation’s secret.' },
  COMU_SECRET: { schema: z.string().min(32).optional(), means: 'At least 32 characters that lock keys and tokens; made and kept in `COMU_DATA` when absent. Every server of an installation needs the same.' },
  COMU_FILES: { schema: z.string().regex(/^(s3:\/\/|s3\+http:\/\/|\/|\.)/).optional(), means: 'Where files are kept: a folder (`COMU_DATA/files` when absent) or `s3://key:secret@host/bucket` (`s3+http://…` without TLS).' },
  HOST: { schema: z.string().min(1).default('127.0.0.1'), means: 'Address to listen on.' },
  PORT: { schema: z.coerce.number().int().min(0).max(65535).default(8080), means: 'Port to listen on.' },
  PUBLIC_URL: { schema: z.url().optional(), means: 'The address the public uses, for links, receipts and cookies (`https` makes them secure).' },
  SMTP_URL: { schema: z.string().regex(/^smtps?:\/\//).optional(), means: 'Server that sends mail; without it mail waits in the outbox, where it can be read.' },
  MAIL_FROM: { schema: z.string().min(3).default('Comú <no-respongueu@localhost>'), means: 'Sender of mail.' },
  TSA_URL: { schema: z.url().optional(), means: 'RFC 3161 timestamp authority; the installation’s own when absent.' },
  TSA_POLICY: { schema: z.string().regex(/^[0-2](\.(0|[1-9]\d*)){1,30}$/).optional(), means: 'Policy (OID) under which the installation’s own authority stamps; one of Comú’s under 2.25 when absent.' },
  COMU_CONNECTORS_PRIVATE: { schema: z.string().max(2000).optional(), means: 'Private hosts that connectors may call though they are not of the public internet, as `host:port` by commas; none when absent.' },
  COMU_SOURCES_PRIVATE: { schema: z.string().max(2000).optional(), means: 'Private hosts that sources of data may be fetched from though they are not of the public internet, as `host:port` by commas; none when absent.' },
  COMU_OIDC_ISSUER: { schema: z.url().optional(), means: 'OpenID Connect provider that people may sign in with; the next three go with it.' },
  COMU_OIDC_CLIENT_ID: { schema: z.string().optional(), means: 'Client identifier at that provider.' },
  COMU_OIDC_CLIENT_SECRET: { schema: z.string().optional(), means: 'Client secret at that provider.' },
  COMU_OIDC_NAME: { schema: z.string().optional(), means: 'What people read on the sign-in button.' },
  COMU_VISITOR_OIDC_ISSUER: { schema: z.url().optional(), means: 'OpenID Connect provider that citizens and companies identify themselves with in the electronic office; the next four go with it.' },
  COMU_VISITOR_OIDC_CLIENT_ID: { schema: z.string().optional(), means: 'Client identifier at that provider.' },
  COMU_VISITOR_OIDC_CLIENT_SECRET: { schema: z.string().optional(), means: 'Client secret at that provider.' },
  COMU_VISITOR_OIDC_NAME: { schema: z.string().optional(), means: 'What citizens read on the button.' },
  COMU_VISITOR_OIDC_CLAIMS: { schema: z.string().optional(), means: 'The provider’s own names of claims, as `nif=identifier,name=full_name`.' },
  COMU_CONNECTIONS: { schema: z.coerce.number().int().min(2).max(200).default(16), means: 'Database connections of one process.' },
  COMU_WORKERS: { schema: z.coerce.number().int().min(0).max(64).default(3), means: 'Jobs that one process runs at a time.' },
} as const;

export type Configuration = {
  readonly [K in keyof typeof settings]: z.output<(typeof settings)[K]['schema']>;
} & { readonly dataFolder: string; readonly publicUrl: string };

export class ConfigurationRefused extends Error {}

/** Reads and checks the settings; a wrong one stops the start, naming it, its rule and what it is for. */
export function readConfiguration(environment: NodeJS.ProcessEnv = process.env): Configuration {
  const wrong: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, { schema, means }] of Object.entries(settings)) {
    const given = environment[name] === '' ? undefined : environment[name];
    const checked = (schema as z.ZodType).safeParse(given);
    if (checked.success) values[name] = checked.data;
    else wrong.push(`  ${name}: ${checked.error.issues[0]?.message ?? 'not valid'}. ${means}`);
  }
  if (wrong.length > 0) throw new ConfigurationRefused(`These settings of the environment are not right:\n${wrong.join('\n')}`);
  const read = values as unknown as Configuration;
  return { ...read, dataFolder: resolve(read.COMU_DATA), publicUrl: (read.PUBLIC_URL ?? `http://localhost:${read.PORT}`).replace(/\/$/, '') };
}
