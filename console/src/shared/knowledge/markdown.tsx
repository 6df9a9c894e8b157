import ReactMarkdown from 'react-markdown';
import css from './markdown.module.css';

/** An article's text. Markdown alone: HTML in it is shown as it was typed, and links lead to the web only. */
export function Markdown({ text }: { text: string }) {
  return (
    <div className={css.text}>
      <ReactMarkdown
        components={{
          // The page has headings of its own above the article's.
          h1: ({ children }) => <h3>{children}</h3>,
          h2: ({ children }) => <h3>{children}</h3>,
          a: ({ href, children }) => (
            <a href={href} target="_blank" rel="noreferrer noopener">
              {children}
            </a>
          ),
          // A picture would be fetched from wherever the author says, and tell that somebody reads it.
          img: ({ alt }) => <span>{alt}</span>,
        }}
      >
        {text}
      </ReactMarkdown>
    </div>
  );
}
