namespace StreamTesting.EmbeddedKafka.Tests.Safety;

/// <summary>Tests that count threads, sockets and memory of the whole process: they run one after another, when all others are through.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
