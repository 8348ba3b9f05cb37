export { words as say } from '@comu/design';
