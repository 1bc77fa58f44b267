namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>What everyone may do where nobody is kept from anything: bit n stands for Kafka's operation number n.</summary>
internal static class AuthorizedOperations
{
    /// <summary>Read, write, create, delete, alter, describe, describe and alter configs.</summary>
    public const int Topic = 3576;

    /// <summary>Read, delete, describe.</summary>
    public const int Group = 328;

    /// <summary>Create, alter, describe, cluster action, describe and alter configs, idempotent write.</summary>
    public const int Cluster = 8096;

    public const int NotAsked = int.MinValue;
}
