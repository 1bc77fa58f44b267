using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Security;
using StreamTesting.EmbeddedKafka.Wire;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>From a frame to an answer: finds the handler, calls it, and turns whatever it throws into an error that tests can see.</summary>
internal sealed class RequestDispatcher(Cluster cluster, BrokerNode node, HandlerTable handlers, IRequestInterceptor? interceptor)
{
    private const short VersionOfRefusal = 0;

    /// <summary>Starts on a request. Null: the connection is to be closed; the reason has been recorded.</summary>
    public Exchange? Start(Frame frame, ClientConnection client, CancellationToken gone)
    {
        var reader = frame.CreateReader();
        var header = RequestHeader.Read(ref reader);
        var handler = handlers.Find(header.Key);
        cluster.Requests.Add(NameOf(header.Key), header.Version, header.ClientId, null, node.Id);
        var isKnown = handler is not null && ApiTable.Find(header.Key)!.Supports(header.Version);
        if (!isKnown && header.Key != ApiKey.ApiVersions)
        {
            cluster.Errors.Add(handler is null ? Refusals.Api(client, header.ClientId, header.Key) : Refusals.Version(client, header.ClientId, ApiTable.Find(header.Key)!, header.Version));
            return null;
        }

        var admission = client.Sasl?.Admit(header.Key) ?? SaslAdmission.Served;
        if (admission != SaslAdmission.Served)
        {
            cluster.Errors.Add(admission == SaslAdmission.Expired
                ? Refusals.Expired(client, header.ClientId, client.Sasl!)
                : Refusals.State(client, header.ClientId, header.Key, client.Sasl!));
            if (admission != SaslAdmission.Refused)
            {
                return null;
            }
        }

        var context = new RequestContext
        {
            Cluster = cluster,
            Node = node,
            Api = header.Key,
            Version = isKnown ? header.Version : VersionOfRefusal,
            CorrelationId = header.CorrelationId,
            ClientId = header.ClientId,
            Client = client,
            Gone = gone,
        };
        if (!isKnown)
        {
            return new Exchange(context, handler!, new ApiVersionsRequest(), frame, new(Handlers.ApiVersionsHandler.UnknownVersion()));
        }

        var request = client.Spares.Read(header, ref reader);
        context.CloseAfterAnswer = admission == SaslAdmission.Refused;
        return new Exchange(
            context, handler!, request, frame, context.CloseAfterAnswer ? new(handler!.Refuse(context, request, ErrorCode.IllegalSaslState)) : Answer(context, handler!, request));
    }

    /// <summary>The answer when something threw; null when the API has none for that.</summary>
    public IMessage? Failed(RequestContext context, IApiHandler handler, IMessage request, Exception exception)
    {
        context.Release();
        cluster.Errors.Add($"{context.Api} version {context.Version} of client '{context.ClientId}' failed: {exception.Message}", exception);
        var answer = handler.Refuse(context, request, ErrorCode.UnknownServerError);
        context.CloseConnection |= answer is null;
        return answer;
    }

    private ValueTask<IMessage?> Answer(RequestContext context, IApiHandler handler, IMessage request)
    {
        try
        {
            var stepsIn = interceptor is { IsActive: true };
            if (!stepsIn && Coordination.Check(context, request) is var elsewhere and not ErrorCode.None)
            {
                return new(handler.Refuse(context, request, elsewhere));
            }

            var answer = !stepsIn ? handler.HandleAsync(context, request) : InterceptedAsync(interceptor!, context, handler, request);
            return answer.IsCompletedSuccessfully ? answer : GuardedAsync(answer, context, handler, request);
        }
        catch (Exception exception)
        {
            return new(Failed(context, handler, request, exception));
        }
    }

    private static async ValueTask<IMessage?> InterceptedAsync(
        IRequestInterceptor interceptor, RequestContext context, IApiHandler handler, IMessage request)
    {
        var answer = await interceptor.BeforeAsync(context, handler, request).ConfigureAwait(true);
        if (answer is not null || context.CloseConnection)
        {
            return answer;
        }

        answer = Coordination.Check(context, request) is var elsewhere and not ErrorCode.None
            ? handler.Refuse(context, request, elsewhere)
            : await handler.HandleAsync(context, request).ConfigureAwait(true);
        return await interceptor.AfterAsync(context, handler, request, answer).ConfigureAwait(true);
    }

    private async ValueTask<IMessage?> GuardedAsync(ValueTask<IMessage?> answer, RequestContext context, IApiHandler handler, IMessage request)
    {
        try
        {
            return await answer.ConfigureAwait(true);
        }
        catch (Exception exception)
        {
            return Failed(context, handler, request, exception);
        }
    }

    private static string NameOf(ApiKey key) => ApiNames.Of(key);
}
