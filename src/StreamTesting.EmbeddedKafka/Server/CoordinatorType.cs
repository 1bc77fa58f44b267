namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>What a broker coordinates, with the numbers of the protocol.</summary>
internal enum CoordinatorType : sbyte
{
    Group = 0,
    Transaction = 1,
}
