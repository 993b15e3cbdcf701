import { describe, expect, it } from '@jest/globals';
import { mergeOpenApi } from './merge-openapi.js';

describe('the public document', () => {
  const cases = {
    paths: {
      '/api/v1/cases': { get: { operationId: 'list' } },
      '/api/v1/internal/case-answers/{id}': { get: {} },
      '/api/v1/operator/parked': { get: {} },
      '/metrics': { get: {} },
    },
  };
  const intake = {
    paths: {
      '/api/v1/operator/parked': { get: {} },
      '/api/v1/complaints': { post: { operationId: 'list' } },
    },
  };
  const merged = mergeOpenApi([
    { service: 'cases', document: cases },
    { service: 'intake', document: intake },
  ]);

  it('has the addresses of all services, and none that only services use', () => {
    expect(Object.keys(merged.paths)).toEqual([
      '/api/v1/cases',
      '/api/v1/complaints',
      '/api/v1/operator/cases/parked',
      '/api/v1/operator/intake/parked',
    ]);
  });

  it('names every operation once', () => {
    expect(merged.paths['/api/v1/cases']?.['get']).toEqual({ operationId: 'cases_list' });
    expect(merged.paths['/api/v1/complaints']?.['post']).toEqual({ operationId: 'intake_list' });
  });

  it('lists the problem codes', () => {
    expect(merged['x-problem-codes']['case.stale_version']).toMatchObject({ status: 409 });
  });
});
