import fc from 'fast-check';
import { bpmn, flow } from './models.ts';

/** A block-structured process: whatever it is made of, it has one way in and one way out, so it must always come to an end. */
export type Block =
  | { readonly kind: 'user' | 'job' | 'script' }
  | { readonly kind: 'sequence'; readonly of: readonly Block[] }
  | { readonly kind: 'parallel'; readonly of: readonly Block[] }
  /** Which branches are open; the last one is the default. */
  | { readonly kind: 'inclusive' | 'exclusive'; readonly of: readonly Block[]; readonly open: readonly boolean[] }
  | { readonly kind: 'sub-process'; readonly of: Block }
  /** A sub-process with a deadline that does not come; one that ends in an error that is caught; a wait that a timer ends. */
  | { readonly kind: 'guarded' | 'failing'; readonly of: Block }
  | { readonly kind: 'race' }
  /** Something done and then undone by its compensation. */
  | { readonly kind: 'undone' }
  | { readonly kind: 'loop'; readonly of: Block; readonly times: number }
  | { readonly kind: 'multi'; readonly of: Block; readonly times: number; readonly sequential: boolean };

export const blocks: fc.Arbitrary<Block> = fc.letrec<{ block: Block; leaf: Block }>((tie) => ({
  leaf: fc.constantFrom<Block>({ kind: 'user' }, { kind: 'job' }, { kind: 'script' }),
  block: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    { weight: 3, arbitrary: tie('leaf') },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('sequence' as const), of: fc.array(tie('block'), { minLength: 1, maxLength: 3 }) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('parallel' as const), of: fc.array(tie('block'), { minLength: 2, maxLength: 3 }) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('inclusive' as const, 'exclusive' as const), of: fc.array(tie('block'), { minLength: 2, maxLength: 3 }), open: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('sub-process' as const, 'guarded' as const, 'failing' as const), of: tie('block') }) },
    { weight: 1, arbitrary: fc.constantFrom<Block>({ kind: 'race' }, { kind: 'undone' }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('loop' as const), of: tie('block'), times: fc.integer({ min: 1, max: 3 }) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('multi' as const), of: tie('block'), times: fc.integer({ min: 0, max: 3 }), sequential: fc.boolean() }) },
  ),
})).block;

interface Drawn {
  readonly xml: string;
  readonly first: string;
  readonly last: string;
}

/** Writes a block as BPMN, and says how often each of its leaves is to be done. */
export function draw(block: Block): { readonly xml: string; readonly expected: Readonly<Record<string, number>> } {
  let count = 0;
  const expected: Record<string, number> = {};
  const next = (prefix: string) => `${prefix}${(count += 1)}`;

  const one = (each: Block, times: number): Drawn => {
    switch (each.kind) {
      case 'user':
      case 'job':
      case 'script':
        return leaf(each.kind, times);
      case 'sequence': {
        const parts = each.of.map((part) => one(part, times));
        const joins = parts.slice(1).map((part, index) => flow(parts[index]?.last ?? '', part.first));
        return { xml: [...parts.map((part) => part.xml), ...joins].join(''), first: parts[0]?.first ?? '', last: parts.at(-1)?.last ?? '' };
      }
      case 'parallel':
        return branches('parallelGateway', each.of.map((part) => one(part, times)), []);
      case 'inclusive':
      case 'exclusive': {
        const taken = takenBranches(each.kind, each.of.length, each.open);
        const parts = each.of.map((part, index) => one(part, taken[index] ? times : 0));
        return branches(`${each.kind}Gateway`, parts, each.open.slice(0, each.of.length - 1));
      }
      case 'sub-process':
        return wrapped(one(each.of, times), '');
      case 'guarded':
        return watched(one(each.of, times), '<timerEventDefinition><timeDuration xsi:type="tFormalExpression">P9999D</timeDuration></timerEventDefinition>', '');
      case 'failing':
        return watched(one(each.of, times), '<errorEventDefinition errorRef="E"/>', '<errorEventDefinition errorRef="E"/>');
      case 'race':
        return race();
      case 'undone':
        return undone(times);
      case 'loop':
        return wrapped(one(each.of, times * each.times), `<standardLoopCharacteristics loopMaximum="${each.times}"/>`);
      case 'multi':
        return wrapped(one(each.of, times * each.times), `<multiInstanceLoopCharacteristics isSequential="${each.sequential}"><loopCardinality xsi:type="tFormalExpression">${each.times}</loopCardinality></multiInstanceLoopCharacteristics>`);
    }
  };

  const leaf = (kind: 'user' | 'job' | 'script', times: number): Drawn => {
    const id = next(kind);
    expected[id] = times;
    const xml = kind === 'user' ? `<userTask id="${id}"/>`
      : kind === 'job' ? `<serviceTask id="${id}"><extensionElements><comu:operation name="${id}"/></extensionElements></serviceTask>`
      : `<scriptTask id="${id}" scriptFormat="application/feel"><script>{}</script></scriptTask>`;
    return { xml, first: id, last: id };
  };

  const undone = (times: number): Drawn => {
    const [work, handler, boundary, thrower] = [leaf('job', times), next('job'), next('undo'), next('throw')];
    expected[handler] = times;
    return {
      xml: `${work.xml}<boundaryEvent id="${boundary}" attachedToRef="${work.first}"><compensateEventDefinition/></boundaryEvent><serviceTask id="${handler}" isForCompensation="true"><extensionElements><comu:operation name="${handler}"/></extensionElements></serviceTask>
        <association id="${boundary}-${handler}" associationDirection="One" sourceRef="${boundary}" targetRef="${handler}"/><intermediateThrowEvent id="${thrower}"><compensateEventDefinition activityRef="${work.first}"/></intermediateThrowEvent>${flow(work.last, thrower)}`,
      first: work.first,
      last: thrower,
    };
  };

  const branches = (gateway: string, parts: readonly Drawn[], open: readonly boolean[]): Drawn => {
    const [split, join] = [next('split'), next('join')];
    const ways = parts.map((part, index) => flow(split, part.first, index < open.length ? String(open[index]) : undefined) + flow(part.last, join));
    const byDefault = open.length > 0 ? ` default="${split}_${parts.at(-1)?.first}"` : '';
    return { xml: `<${gateway} id="${split}"${byDefault}/><${gateway} id="${join}"/>${parts.map((part) => part.xml).join('')}${ways.join('')}`, first: split, last: join };
  };

  const wrapped = (inner: Drawn, loop: string, ending = ''): Drawn => {
    const [id, start, end] = [next('sub'), next('start'), next('end')];
    return { xml: `<subProcess id="${id}">${loop}<startEvent id="${start}"/>${inner.xml}<endEvent id="${end}">${ending}</endEvent>${flow(start, inner.first)}${flow(inner.last, end)}</subProcess>`, first: id, last: id };
  };

  const watched = (inner: Drawn, by: string, ending: string): Drawn => {
    const [sub, boundary, join] = [wrapped(inner, '', ending), next('watch'), next('join')];
    return { xml: `${sub.xml}<boundaryEvent id="${boundary}" name="A day later" attachedToRef="${sub.first}">${by}</boundaryEvent><exclusiveGateway id="${join}"/>${flow(sub.first, join)}${flow(boundary, join)}`, first: sub.first, last: join };
  };

  const race = (): Drawn => {
    const [gateway, timer, signal, join] = [next('race'), next('timer'), next('signal'), next('join')];
    return {
      xml: `<eventBasedGateway id="${gateway}"/><intermediateCatchEvent id="${timer}" name="One hour later"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent>
        <intermediateCatchEvent id="${signal}"><signalEventDefinition signalRef="S"/></intermediateCatchEvent><exclusiveGateway id="${join}"/>${flow(gateway, timer)}${flow(gateway, signal)}${flow(timer, join)}${flow(signal, join)}`,
      first: gateway,
      last: join,
    };
  };

  const whole = one(block, 1);
  return { xml: bpmn(`<startEvent id="begin"/>${whole.xml}<endEvent id="finish"/>${flow('begin', whole.first)}${flow(whole.last, 'finish')}`, '<error id="E" errorCode="e"/><signal id="S" name="never"/>'), expected };
}

/** An exclusive split takes its first open branch, an inclusive one all of them; either its default, the last, when none is. */
function takenBranches(kind: 'inclusive' | 'exclusive', size: number, open: readonly boolean[]): readonly boolean[] {
  const conditional = Array.from({ length: size - 1 }, (_, index) => open[index] === true);
  const first = conditional.indexOf(true);
  if (first === -1) return [...conditional, true];
  return [...conditional.map((isOpen, index) => (kind === 'exclusive' ? index === first : isOpen)), false];
}
