import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readInWorker } from '../../src/admin/read-in-worker.js';
import { readDocument } from '../../src/drafts/read-document.js';
import { ClassifiedDocumentError } from '../../src/drafts/classified-document-error.js';
import { DocumentRefusedError } from '../../src/ingestion/read/document-refused-error.js';

const NOTICE = await readFile('test/fixtures/thong-bao-912-vpcp-2024.txt', 'utf8');
const request = (fileName: string, text: string) => ({
  id: 'abc',
  fileName,
  bytes: new Uint8Array(Buffer.from(text)),
  agencies: [],
});

describe('readInWorker', () => {
  it('reads in a thread what is read in place', async () => {
    const here = await readDocument(request('thong-bao.txt', NOTICE));
    expect(await readInWorker(request('thong-bao.txt', NOTICE))).toEqual(here);
    expect(here.ingested.tasks.length).toBeGreaterThan(3);
  });

  it('brings refusals over with their message', async () => {
    const refused = readInWorker(request('a.docx', NOTICE));
    await expect(refused).rejects.toThrow(DocumentRefusedError);
    await expect(refused).rejects.toThrow(
      'Không đọc được tệp “a.docx”: nội dung không phải tệp .docx',
    );
    const secret = readInWorker(
      request('b.txt', NOTICE.replace('THÔNG BÁO\n', 'MẬT\nTHÔNG BÁO\n')),
    );
    await expect(secret).rejects.toThrow(ClassifiedDocumentError);
    await expect(secret).rejects.toThrow('dấu chỉ độ mật “MẬT”');
  });
});
