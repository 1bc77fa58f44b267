using StreamTesting.EmbeddedKafka.Log;
using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>
/// Reads from logs; where there is too little to read, waits until an append, a deletion, the client's time-out, or until the client asks
/// for something else on the same connection, which would have to wait behind it. Fetch sessions are declined as Kafka declines them when
/// its cache is full: session id 0, so that every fetch names all its partitions.
/// </summary>
internal sealed class FetchHandler : AsyncApiHandler<FetchRequest>
{
    public override ApiKey Api => ApiKey.Fetch;

    protected override async ValueTask<IMessage?> HandleAsync(RequestContext context, FetchRequest request)
    {
        if (request.SessionId != 0 && request.SessionEpoch > 0)
        {
            return new FetchResponse { ErrorCode = ErrorCode.FetchSessionIdNotFound };
        }

        var round = FetchRound.Read(context, request);
        if (round.IsEnough || request.MaxWaitMs <= 0)
        {
            return round.Response;
        }

        using var waiter = new FetchWaiter(context, TimeSpan.FromMilliseconds(request.MaxWaitMs));
        waiter.Watch(round.Partitions);
        context.OnHurry(waiter.OnOver);
        do
        {
            context.Release();
            round = FetchRound.Read(context, request);
        }
        while (!round.IsEnough && await waiter.WaitAsync().ConfigureAwait(true));
        return round.Response;
    }

    protected override IMessage Refuse(RequestContext context, FetchRequest request, ErrorCode error) => context.Version >= 7
        ? new FetchResponse { ErrorCode = error }
        : new FetchResponse
        {
            Responses = request.Topics.ConvertAll(topic => new FetchResponse.ResponseItem
            {
                Topic = topic.Topic,
                Partitions = topic.Partitions.ConvertAll(partition => FetchRound.Failed(partition.Partition, error)),
            }),
        };
}
