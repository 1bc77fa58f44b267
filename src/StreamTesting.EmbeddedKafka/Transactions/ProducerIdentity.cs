namespace StreamTesting.EmbeddedKafka.Transactions;

/// <summary>Who a producer claims to be: its id, and the epoch that tells its incarnations apart.</summary>
internal readonly record struct ProducerIdentity(long Id, short Epoch)
{
    /// <summary>The last epoch that is given to producers; behind it comes a new id.</summary>
    public const short LastEpoch = short.MaxValue - 1;

    public static readonly ProducerIdentity None = new(-1, -1);
}
