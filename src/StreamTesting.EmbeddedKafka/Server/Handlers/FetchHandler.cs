using System.Runtime.CompilerServices;
using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>
/// Reads from logs; where there is too little to read, waits until an append, a deletion, the client's time-out, or until the client asks
/// for something else on the same connection, which would have to wait behind it.
/// </summary>
internal sealed class FetchHandler : AsyncApiHandler<FetchRequest>
{
    private const short FirstVersionWithSessions = 7;

    public override ApiKey Api => ApiKey.Fetch;

    protected override ValueTask<IMessage?> HandleAsync(RequestContext context, FetchRequest request)
    {
        var sessions = context.Cluster.FetchSessionsOf(context.Node.Id);
        var (session, error) = sessions.Open(request, context.Version);
        if (error != ErrorCode.None)
        {
            return new(new FetchResponse { ErrorCode = error });
        }

        var round = FetchRound.Of(context, request, session);
        round.Read();
        return round.IsEnough || request.MaxWaitMs <= 0 ? new(round.Answer(sessions)) : WaitAsync(context, request, round, sessions);
    }

    protected override IMessage Refuse(RequestContext context, FetchRequest request, ErrorCode error) => context.Version >= FirstVersionWithSessions
        ? new FetchResponse { ErrorCode = error }
        : new FetchResponse
        {
            Responses = request.Topics.ConvertAll(topic => new FetchResponse.ResponseItem
            {
                Topic = topic.Topic,
                Partitions = topic.Partitions.ConvertAll(partition => new FetchResponse.PartitionItem
                {
                    PartitionIndex = partition.Partition, ErrorCode = error, HighWatermark = -1, Records = ReadOnlyMemory<byte>.Empty,
                }),
            }),
        };

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<IMessage?> WaitAsync(RequestContext context, FetchRequest request, FetchRound round, FetchSessions sessions)
    {
        using var waiter = new FetchWaiter(context, TimeSpan.FromMilliseconds(request.MaxWaitMs));
        waiter.Watch(round.Partitions);
        do
        {
            context.Release();
            round.Read();
        }
        while (!round.IsEnough && await waiter.WaitAsync().ConfigureAwait(true));
        return round.Answer(sessions);
    }
}
