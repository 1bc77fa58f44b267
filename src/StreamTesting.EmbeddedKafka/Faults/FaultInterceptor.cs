using System.Collections.Concurrent;
using System.Reflection;
using StreamTesting.EmbeddedKafka.Log;
using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Server;
using static StreamTesting.EmbeddedKafka.FaultAction;

namespace StreamTesting.EmbeddedKafka;

/// <summary>Lets faults happen to requests and answers.</summary>
internal sealed class FaultInterceptor(FaultInjector faults) : IRequestInterceptor
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo?> ThrottleTimes = new();

    public bool IsActive => !faults.IsEmpty;

    public ValueTask<IMessage?> BeforeAsync(RequestContext context, IApiHandler handler, IMessage request)
    {
        if (faults.Hit(context, request) is not { } fault)
        {
            return new((IMessage?)null);
        }

        switch (fault.Rule.Action)
        {
            case CloseAction:
                context.CloseConnection = true;
                break;
            case RefuseAction refuse:
                faults.Note(fault, context, request, []);
                return new(handler.Refuse(context, request, FindError(refuse.Error)!.Value) ?? Closed(context));
            default:
                context.Interception = fault;
                return new((IMessage?)null);
        }

        faults.Note(fault, context, request, []);
        return new((IMessage?)null);
    }

    public async ValueTask<IMessage?> AfterAsync(RequestContext context, IApiHandler handler, IMessage request, IMessage? response)
    {
        if (context.Interception is not Fault fault)
        {
            return response;
        }

        faults.Note(fault, context, request, fault.Rule.Action is DelayAction or ThrottleAction ? [] : Unacknowledged(context, request, response));
        switch (fault.Rule.Action)
        {
            case LoseAnswerAction:
                return Closed(context);
            case TruncateAnswerAction:
                context.TruncateAnswer = true;
                return response ?? Closed(context);
            case AnswerWithAction answer:
                context.Release();
                return handler.Refuse(context, request, FindError(answer.Error)!.Value);
            case DelayAction delay:
                using (var hold = new Hold(context, delay.Time, hurries: false))
                {
                    await hold.UntilAsync(hold.Never).ConfigureAwait(true);
                }

                return response;
            case ThrottleAction throttle when response is not null:
                ThrottleTimes.GetOrAdd(response.GetType(), type => type.GetProperty("ThrottleTimeMs"))?.SetValue(response, (int)throttle.Time.TotalMilliseconds);
                return response;
            default:
                return response;
        }
    }

    private static IMessage? Closed(RequestContext context)
    {
        context.CloseConnection = true;
        return null;
    }

    private static List<UnacknowledgedBatch> Unacknowledged(RequestContext context, IMessage request, IMessage? response)
    {
        var unacknowledged = new List<UnacknowledgedBatch>();
        if (request is not ProduceRequest produce || response is not ProduceResponse answer)
        {
            return unacknowledged;
        }

        for (var topic = 0; topic < produce.TopicData.Count; topic++)
        {
            var (sent, told) = (produce.TopicData[topic], answer.Responses[topic]);
            var name = context.Cluster.Topics.Find(sent.TopicId)?.Name ?? sent.Name;
            for (var i = 0; i < sent.PartitionData.Count; i++)
            {
                if (told.PartitionResponses[i].ErrorCode == ErrorCode.None)
                {
                    var records = BatchCheck.View(sent.PartitionData[i].Records.GetValueOrDefault().Span).Count;
                    unacknowledged.Add(new UnacknowledgedBatch(name, sent.PartitionData[i].Index, told.PartitionResponses[i].BaseOffset, records));
                }
            }
        }

        return unacknowledged;
    }
}
