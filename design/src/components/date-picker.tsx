import { parseDate } from '@internationalized/date';
import { Button, Calendar, CalendarCell, CalendarGrid, CalendarGridBody, CalendarGridHeader, CalendarHeaderCell, DateInput, DatePicker as Picker, DateSegment, Dialog, Group, Heading, I18nProvider, Popover } from 'react-aria-components';
import { CalendarBlankIcon, CaretLeftIcon, CaretRightIcon } from '../icons.ts';
import { localeOf, useFormat } from '../format.ts';
import { useLanguage, useText } from '../text.tsx';
import { useOpenDialog } from './dialog.tsx';
import { Field, type FieldFrame } from './field.tsx';

export interface DateFieldProps extends FieldFrame {
  /** `YYYY-MM-DD`, or empty. */
  readonly value: string;
  onValue(day: string): void;
}

/** A day, typed or picked; under it stands the day in words, so that a slip is seen before it is sent. */
export default function DatePicker({ value, onValue, ...frame }: DateFieldProps) {
  const t = useText();
  const format = useFormat();
  const { language } = useLanguage();
  const above = useOpenDialog();
  return (
    <I18nProvider locale={localeOf(language)}>
      <Field {...frame}>
        {({ id, ...described }) => (
          <Picker className="date-picker" aria-label={typeof frame.label === 'string' ? frame.label : undefined} aria-describedby={described['aria-describedby']} value={value === '' ? null : parseDate(value)} onChange={(day) => onValue(day?.toString() ?? '')} firstDayOfWeek="mon" shouldForceLeadingZeros isInvalid={described['aria-invalid'] === true}>
            <Group className="ds-input date-group" id={id}>
              <DateInput className="date-input">{(segment) => <DateSegment segment={segment} className="date-segment tabular" />}</DateInput>
              <Button className="date-open"><CalendarBlankIcon size={17} aria-hidden /><span className="sr-only">{t({ ca: 'Obre el calendari', es: 'Abrir el calendario', en: 'Open the calendar' })}</span></Button>
            </Group>
            {value !== '' && <p className="small soft date-words">{format.day(value)}</p>}
            <Popover className="floating calendar-frame" {...(above ? { UNSTABLE_portalContainer: above } : {})}>
              <Dialog aria-label={t({ ca: 'Calendari', es: 'Calendario', en: 'Calendar' })}>
                <Calendar className="calendar">
                  <header>
                    <Button slot="previous" className="calendar-turn" aria-label={t({ ca: 'Mes anterior', es: 'Mes anterior', en: 'Previous month' })}><CaretLeftIcon size={16} aria-hidden /></Button>
                    <Heading />
                    <Button slot="next" className="calendar-turn" aria-label={t({ ca: 'Mes següent', es: 'Mes siguiente', en: 'Next month' })}><CaretRightIcon size={16} aria-hidden /></Button>
                  </header>
                  <CalendarGrid weekdayStyle="short">
                    <CalendarGridHeader>{(day) => <CalendarHeaderCell>{day}</CalendarHeaderCell>}</CalendarGridHeader>
                    <CalendarGridBody>{(date) => <CalendarCell date={date} className="calendar-day tabular" />}</CalendarGridBody>
                  </CalendarGrid>
                </Calendar>
              </Dialog>
            </Popover>
          </Picker>
        )}
      </Field>
    </I18nProvider>
  );
}
