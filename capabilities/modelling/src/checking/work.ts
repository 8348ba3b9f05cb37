import { answering } from '@comu/kernel/apart';
import { checkedModel } from './checked-model.ts';
import type { Asked } from './check-drawing.ts';
import { answerOf } from './decisions.ts';
import { readDrawing } from './read-drawing.ts';

answering((asked: Asked) => {
  if ('files' in asked) return answerOf(asked);
  return 'read' in asked ? readDrawing(asked.read) : checkedModel(asked);
});
