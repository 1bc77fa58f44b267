using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>A handler that may have to wait before it can answer.</summary>
internal abstract class AsyncApiHandler<TRequest> : IApiHandler
    where TRequest : class, IMessage
{
    public abstract ApiKey Api { get; }

    public ValueTask<IMessage?> HandleAsync(RequestContext context, IMessage request) => HandleAsync(context, (TRequest)request);

    public IMessage? Refuse(RequestContext context, IMessage request, ErrorCode error) => Refuse(context, (TRequest)request, error);

    protected abstract ValueTask<IMessage?> HandleAsync(RequestContext context, TRequest request);

    protected abstract IMessage? Refuse(RequestContext context, TRequest request, ErrorCode error);
}
