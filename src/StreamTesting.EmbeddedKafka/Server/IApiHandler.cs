using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>Serves one API. Without state of its own: one instance serves all connections.</summary>
internal interface IApiHandler
{
    ApiKey Api { get; }

    /// <summary>Does what is asked. Null: there is nothing to answer.</summary>
    ValueTask<IMessage?> HandleAsync(RequestContext context, IMessage request);

    /// <summary>The answer that refuses the whole request with one error, or null where the API has no such answer.</summary>
    IMessage? Refuse(RequestContext context, IMessage request, ErrorCode error);
}
