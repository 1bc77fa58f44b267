using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>A handler that answers without waiting for anything.</summary>
internal abstract class ApiHandler<TRequest> : IApiHandler
    where TRequest : class, IMessage
{
    public abstract ApiKey Api { get; }

    public ValueTask<IMessage?> HandleAsync(RequestContext context, IMessage request) => new(Handle(context, (TRequest)request));

    public IMessage? Refuse(RequestContext context, IMessage request, ErrorCode error) => Refuse(context, (TRequest)request, error);

    protected abstract IMessage? Handle(RequestContext context, TRequest request);

    protected abstract IMessage? Refuse(RequestContext context, TRequest request, ErrorCode error);
}
