import { createContext, useCallback, useContext, useRef, useState, type ReactNode } from 'react';
import { keepPreviousData, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { askAgain } from './ask-again.ts';
import { call, Failed, read, type Problem, type Progress } from './api.ts';
import { useLanguage, type Language, type Text } from './text.tsx';

export interface Membership {
  readonly organisation: { readonly id: string; readonly slug: string; readonly name: string; readonly kind?: string; readonly accent?: string; readonly shield?: string };
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly roles: readonly Text[];
  readonly permissions: readonly string[];
}
export interface Me {
  readonly person: { readonly id: string; readonly name: string; readonly email: string };
  readonly language: Language;
  readonly memberships: readonly Membership[];
}

/** Who is signed in; `null` when nobody is, `undefined` while we ask. */
export function useMe(): Me | null | undefined {
  return useMeQuery().data;
}

export function useMeQuery() {
  const { language } = useLanguage();
  return useQuery<Me | null, Failed>({
    queryKey: ['me'],
    staleTime: 60_000,
    retry: false,
    queryFn: ({ signal }) => call<Me | null>({ operation: 'identity.me', language, signal }),
  });
}

const OrganisationSlug = createContext<string | undefined>(undefined);

/** Everything below acts in the name of this organisation. */
export function OrganisationProvider({ slug, children }: { slug: string | undefined; children: ReactNode }) {
  return <OrganisationSlug value={slug}>{children}</OrganisationSlug>;
}

export interface Organisation {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly kind?: string;
  readonly accent?: string;
  readonly shield?: string;
  readonly units: Membership['units'];
  readonly roles: readonly Text[];
  can(permission: string): boolean;
}

export const useOrganisationSlug = () => useContext(OrganisationSlug);

/** The organisation in whose name the person acts, with what they may do there; undefined on screens of all organisations. */
export function useOrganisation(): Organisation | undefined {
  const slug = useOrganisationSlug();
  const membership = useMe()?.memberships.find(({ organisation }) => organisation.slug === slug);
  if (membership === undefined) return undefined;
  return { ...membership.organisation, units: membership.units, roles: membership.roles, can: (permission) => membership.permissions.includes(permission) };
}

/** The key under which an answer is kept: live changes and finished operations forget by it. */
const answerKey = (organisation: string | undefined, operation: string, input: unknown) => ['answer', organisation ?? '', operation, input] as const;

/**
 * Asks a query operation in the name of the current organisation (`organisation: null` asks for none). The former answer stays
 * while the next one comes, live changes ask again, and a failure carries the server's problem in `error.problem`. While an answer
 * is not yet `settled` it is asked again each second.
 */
export function useQueryOperation<Out = unknown>(
  operation: string,
  input: unknown = {},
  { organisation, enabled = true, settled }: { organisation?: string | null; enabled?: boolean; settled?(answer: Out): boolean } = {},
): UseQueryResult<Out, Failed> {
  const current = useOrganisationSlug();
  const { language } = useLanguage();
  const slug = organisation === null ? undefined : (organisation ?? current);
  return useQuery<Out, Failed>({
    queryKey: answerKey(slug, operation, input),
    enabled,
    placeholderData: keepPreviousData,
    staleTime: 15_000,
    ...(settled === undefined ? {} : { refetchInterval: ({ state: { data } }) => (data === undefined || settled(data) ? false : 1000) }),
    retry: (count, error) => error.problem.status === 0 && count < 2,
    queryFn: ({ signal }) => call<Out>({ operation, input, organisation: slug, language, signal }),
  });
}

/** Asks a public page by its address (GET), for screens that anybody reads; finished operations and live changes ask again as with any answer. */
export function useAddress<Out = unknown>(address: string, { enabled = true }: { enabled?: boolean } = {}): UseQueryResult<Out, Failed> {
  const { language } = useLanguage();
  return useQuery<Out, Failed>({
    queryKey: ['answer', '', address],
    enabled,
    placeholderData: keepPreviousData,
    staleTime: 15_000,
    retry: (count, error) => error.problem.status === 0 && count < 2,
    queryFn: ({ signal }) => read<Out>(address, { language, signal }),
  });
}

export interface Run<Out> {
  /** Resolves with the output, or `undefined` when it was refused: `problem` then says why. */
  run(input?: unknown): Promise<Out | undefined>;
  readonly running: boolean;
  readonly problem: Problem | undefined;
  /** How far it is, while it runs, where the operation says so and it was asked to. */
  readonly progress: Progress | undefined;
  forget(): void;
}

const still = { running: false, problem: undefined, progress: undefined };

/** Runs a change. Sending the same again after a lost connection carries the same idempotency key, so nothing happens twice. */
export function useRun<Out = unknown>(operation: string, { organisation, follow = false }: { organisation?: string | null; follow?: boolean } = {}): Run<Out> {
  const current = useOrganisationSlug();
  const { language } = useLanguage();
  const queries = useQueryClient();
  const [state, setState] = useState<Pick<Run<Out>, 'running' | 'problem' | 'progress'>>(still);
  const lost = useRef<{ key: string; sent: string } | undefined>(undefined);
  const slug = organisation === null ? undefined : (organisation ?? current);

  const run = useCallback(async (input: unknown = {}) => {
    const sent = JSON.stringify(input);
    const key = lost.current?.sent === sent ? lost.current.key : crypto.randomUUID();
    lost.current = undefined;
    setState({ ...still, running: true });
    try {
      const output = await call<Out>({ operation, input, organisation: slug, language, key, onProgress: follow ? (progress) => setState({ running: true, problem: undefined, progress }) : undefined });
      setState(still);
      void askAgain(queries);
      return output;
    } catch (error) {
      if (!(error instanceof Failed)) { setState(still); throw error; }
      if (error.problem.status === 0 || error.problem.status >= 500) lost.current = { key, sent };
      if (error.problem.status === 401) void queries.invalidateQueries({ queryKey: ['me'] });
      setState({ ...still, problem: error.problem });
      return undefined;
    }
  }, [operation, slug, language, queries, follow]);

  return { run, ...state, forget: useCallback(() => setState(still), []) };
}

/** Forgets what a query answered, for a screen that goes on writing from it: the next to come asks anew. */
export function useForget(): (operation: string, input?: unknown) => void {
  const queries = useQueryClient();
  const current = useOrganisationSlug();
  return useCallback((operation, input = {}) => { for (const slug of [undefined, current]) queries.removeQueries({ queryKey: answerKey(slug, operation, input) }); }, [queries, current]);
}
