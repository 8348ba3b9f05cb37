import type { Correlation } from './definition.ts';
import { expression, many, typeOf } from './parts.ts';
import type { Moddle } from './read.ts';

const idOf = (element: Moddle | undefined) => String(element?.id ?? '');

/** Key-based correlation (standard, 8.4.2): which keys each message can carry, and where its content holds them. */
export function messageCorrelations(roots: readonly Moddle[]): Readonly<Record<string, readonly Correlation[]>> {
  const keys = roots.flatMap((root) => many(root['correlationKeys']));
  const messages = roots.filter((root) => typeOf(root) === 'Message').map(idOf);
  return Object.fromEntries(messages.map((message) => [message, keys.flatMap((key) => keyOf(key, message))]));
}

/** A message carries a key when every property of the key says where to find it in that message. */
function keyOf(key: Moddle, message: string): Correlation[] {
  const paths = many(key['correlationPropertyRef']).map((property) =>
    expression(many(property['correlationPropertyRetrievalExpression']).find((retrieval) => idOf(retrieval['messageRef']) === message)?.['messagePath']),
  );
  return paths.length > 0 && paths.every((path) => path !== null) ? [{ key: idOf(key), paths }] : [];
}

/** Context-based correlation: the process itself says by its data which messages are for it. */
export function processCorrelations(process: Moddle): readonly Correlation[] {
  return many(process['correlationSubscriptions']).flatMap((subscription) => {
    const key: Moddle | undefined = subscription['correlationKeyRef'];
    const paths = many(key?.['correlationPropertyRef']).map((property) =>
      expression(many(subscription['correlationPropertyBinding']).find((binding) => binding['correlationPropertyRef'] === property)?.['dataPath']),
    );
    return paths.length > 0 && paths.every((path) => path !== null) ? [{ key: idOf(key), paths }] : [];
  });
}
