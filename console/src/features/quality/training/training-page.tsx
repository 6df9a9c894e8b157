import { useState } from 'react';
import { Button } from 'antd';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { Add } from '@/shared/page/add';
import { ListFrame, ListTable } from '@/shared/page/list';
import { useMay } from '@/shared/session/permissions';
import { percent } from '../format';
import { useCourses, type Course } from './api';
import { Certificates } from './certificates';
import { CourseForm, ResultForm } from './forms';
import { trainingWords } from './words';
import page from '@/shared/page/page.module.css';

/** Courses with the skills that they stand for, and the certificates; agents see their own. */
export function TrainingPage() {
  const t = useWords(trainingWords);
  const manages = useMay('manage_quality');
  const found = useCourses();
  const courses = found.data ?? [];
  return (
    <>
      <div className={page.bar}>
        {manages && <Add name={t('add')}>{(close) => <CourseForm of={null} close={close} />}</Add>}
      </div>
      <ListFrame label={t('courses')} of={found} count={courses.length} none={t('coursesNone')}>
        <ListTable
          label={t('courses')}
          columns={[t('course'), t('skill'), t('passMark'), t('validDays'), t('acts')]}
        >
          {courses.map((course) => (
            <Row key={course.id} course={course} />
          ))}
        </ListTable>
      </ListFrame>
      <Certificates courses={courses} />
    </>
  );
}

function Row({ course }: { course: Course }) {
  const t = useWords(trainingWords);
  const language = useLanguage();
  const manages = useMay('manage_quality');
  const [open, setOpen] = useState<'course' | 'result' | null>(null);
  const close = () => setOpen(null);
  const { skill, level, valid_days, retired } = course;
  return (
    <tr>
      <td>
        {nameIn(course.name, language)}{' '}
        {retired && <span className={page.muted}>{t('retired')}</span>}
      </td>
      <td>{skill ? `${skill}${level ? ` · ${level}` : ''}` : t('noSkill')}</td>
      <td>{percent(course.pass_mark)}</td>
      <td>{valid_days ? t('days', { n: valid_days }) : t('forGood')}</td>
      <td>
        {manages && (
          <span className={page.tools}>
            <Button size="small" disabled={retired} onClick={() => setOpen('result')}>
              {t('enter')}
            </Button>
            <Button size="small" onClick={() => setOpen('course')}>
              {t('change')}
            </Button>
          </span>
        )}
        {open === 'course' && <CourseForm of={course} close={close} />}
        {open === 'result' && <ResultForm course={course} close={close} />}
      </td>
    </tr>
  );
}
