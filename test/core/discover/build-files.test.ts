import { describe, expect, test } from 'vitest';
import { discover } from '../../../src/core/discover/discover.ts';
import { builtInPack } from '../pack/built-in.ts';

async function read(files: Readonly<Record<string, string>>) {
  const names = Object.keys(files);
  const input = names.map((name) => ({ name, text: files[name]! }));
  const found = await discover(builtInPack, { names, files: input, alone: false, prefix: '', skipped: [] });
  return (question: string) => found.answers.find((each) => each.question === question)!;
}

describe('the language of a service is that of its image and the build file beside it', () => {
  test.each([
    ['of the stage that runs', 'FROM node AS a\nFROM python:3.13', { 'requirements.txt': 'flask' }, ['python']],
    [
      'of the stage that builds, where the last says nothing',
      'FROM rust AS a\nFROM scratch',
      { 'Cargo.toml': '' },
      ['rust'],
    ],
    ['of a stage that is used by name', 'FROM golang AS base\nFROM base', { 'go.mod': 'module a' }, ['go']],
    ['of a registry with a port', 'FROM registry.example:5000/base/python:3', {}, ['python']],
    ['of the build file that fits the image', 'FROM golang', { 'go.mod': 'module a', 'package.json': '{}' }, ['go']],
    ['of the build file alone for an image of your own', 'FROM example/base', { 'pom.xml': '<project/>' }, ['java']],
    ['Kotlin on a Java runtime', 'FROM eclipse-temurin:21', { 'build.gradle.kts': 'kotlin("jvm")' }, ['kotlin']],
    ['F# on .NET', 'FROM mcr.microsoft.com/dotnet/aspnet:9.0', { 'a.fsproj': '<Project/>' }, ['fsharp']],
    [
      'of the project below the image',
      'FROM mcr.microsoft.com/dotnet/aspnet:8.0',
      { 'src/a.csproj': '<Project/>' },
      ['csharp'],
    ],
    ['open where projects below differ', 'FROM example/base', { 'a/go.mod': '', 'b/pom.xml': '<project/>' }, undefined],
    ['open where the image runs several languages', 'FROM eclipse-temurin:21', {}, undefined],
    ['open where image and build file differ', 'FROM python:3', { 'go.mod': 'module a' }, undefined],
    ['open for static files', 'FROM node AS a\nFROM nginx', { 'package.json': '{}' }, undefined],
    [
      'of the build file above, between those that the image runs',
      'FROM node',
      { '../package.json': '{\n"devDependencies": {\n"typescript": "5"\n}\n}' },
      ['typescript'],
    ],
    ['of the image alone, whatever is above', 'FROM python:3', { '../package.json': '{}' }, ['python']],
    ['open for an image that runs no language, whatever is above', 'FROM postgres', { '../go.mod': '' }, undefined],
    ['open without an image', undefined, { 'go.mod': 'module a' }, undefined],
  ])('%s', async (_, image, beside, languages) => {
    const files = { ...(image !== undefined && { 'svc/Dockerfile': image }), ...prefixed(beside) };
    const { state, value } = (await read(files))('languages');
    expect([state, value]).toEqual(languages === undefined ? ['ask', undefined] : ['suggested', languages]);
  });

  test('implementations side by side leave it open, and count once', async () => {
    const answer = await read({
      'quote/java/Dockerfile': 'FROM eclipse-temurin',
      'quote/java/pom.xml': '<project/>',
      'quote/go/Dockerfile': 'FROM golang',
    });
    expect(answer('languages')).toMatchObject({ state: 'ask', evidence: [{ line: 1 }, { line: 1 }] });
    expect(answer('service-count')).toMatchObject({ state: 'suggested', value: 1 });
  });
});

test('libraries count for services, and only where the service runs with them', async () => {
  const node = { 'a/Dockerfile': 'FROM node' };
  const grpc = '"@grpc/grpc-js": "1"';
  const traffic = async (files: Record<string, string>) => (await read(files))('inter-service-traffic').value;
  expect(await traffic({ ...node, 'a/package.json': `{\n"dependencies": {\n${grpc}\n}\n}` })).toEqual(['grpc']);
  expect(await traffic({ ...node, 'a/package.json': `{\n"devDependencies": {\n${grpc}\n}\n}` })).toBeUndefined();
  expect(await traffic({ 'lib/package.json': `{\n"dependencies": {\n${grpc}\n}\n}` })).toBeUndefined();
  expect(await traffic({ 'api/shop.proto': 'message A {}\nservice Shop {' })).toEqual(['grpc']);
});

describe('a Nomad file', () => {
  test.each([
    ['a.nomad', 'job "a" {}', 1],
    ['a.hcl', 'variable "x" {}\njob a {', 2],
    ['a.nomad.hcl', '/* job\njob "b" {\n*/\njob "a" {', 4],
    ['a.nomad', 'paths = ["/api/*"]\njob "a" {', 2],
    ['a.hcl', 'locals {\n  job = "a"\n}', undefined],
    ['a.pkr.hcl', 'build {\n  job "a" {\n}', undefined],
    ['a.tf', 'job "a" {', undefined],
    ['.terraform.lock.hcl', 'job "a" {', undefined],
  ])('%s with %j is one by its job', async (name, text, line) => {
    const { state, value, evidence } = (await read({ [name]: text }))('orchestrator');
    expect([state, value, evidence[0]?.line]).toEqual(
      line === undefined ? ['ask', undefined, undefined] : ['suggested', 'nomad', line],
    );
  });
});

test('a pipeline is suggested only where it deploys', async () => {
  const delivery = async (files: Record<string, string>) => (await read(files))('delivery');
  expect(await delivery({ '.gitlab-ci.yml': 'deploy:\n  script:\n    - kubectl apply -f k8s/' })).toMatchObject({
    value: 'pipeline',
    evidence: [{ line: 3 }],
  });
  expect(await delivery({ '.github/workflows/ci.yml': '# kubectl apply\nrun: npm test' })).toMatchObject({
    state: 'ask',
    evidence: [{ line: 2 }],
  });
});

function prefixed(files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`svc/${name}`.replace('svc/../', ''), text]));
}
