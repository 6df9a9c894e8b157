import type { Column, Report } from './api';
import { delta } from './delta';
import { DeltaMark } from './delta-mark';
import { Figure } from './figure';
import { valueOf } from './figures';
import { lookOf } from './looks';
import { useColumnName } from './names';
import css from './reports.module.css';

/** The few numbers that are read first, each with how it moved. */
export function Tiles({ report, earlier }: { report: Report; earlier: Report | null }) {
  const columnName = useColumnName(report.kind);
  const columns = lookOf(report).tiles.flatMap(
    (name) => report.columns.find((column) => column.name === name) ?? [],
  );
  return (
    <dl className={css.tiles}>
      {columns.map((column) => (
        <div key={column.name} className={css.tile}>
          <dt>{columnName(column.name)}</dt>
          <dd>
            <span className={css.large}>
              <Figure row={report.total} column={column} label={columnName(column.name)} total />
            </span>
            {earlier && <Moved column={column} report={report} earlier={earlier} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface MovedProps {
  column: Column;
  report: Report;
  earlier: Report;
}

function Moved({ column, report, earlier }: MovedProps) {
  const [now, before] = [report.total, earlier.total].map((row) => valueOf(row, column.name));
  const found = delta(column, now, before);
  return found && <DeltaMark unit={column.unit} delta={found} long />;
}
