using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>Steps in before and after the handling of requests: where faults come in.</summary>
internal interface IRequestInterceptor
{
    /// <summary>Whether there is anything to step in for; asked with each request, so that doing nothing costs nothing.</summary>
    bool IsActive { get; }

    /// <summary>
    /// Before the handler. Null: go on. Otherwise the handler is not called and this is the answer; an interceptor that wants none
    /// sets <see cref="RequestContext.CloseConnection"/>.
    /// </summary>
    ValueTask<IMessage?> BeforeAsync(RequestContext context, IApiHandler handler, IMessage request);

    /// <summary>After the handler: the answer to give, which may be another than the handler's.</summary>
    ValueTask<IMessage?> AfterAsync(RequestContext context, IApiHandler handler, IMessage request, IMessage? response);
}
