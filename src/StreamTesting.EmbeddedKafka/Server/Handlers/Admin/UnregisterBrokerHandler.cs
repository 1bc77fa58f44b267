using System.Globalization;
using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Refuses: the brokers of a cluster are those it was started with.</summary>
internal sealed class UnregisterBrokerHandler : ApiHandler<UnregisterBrokerRequest>
{
    public override ApiKey Api => ApiKey.UnregisterBroker;

    protected override IMessage Handle(RequestContext context, UnregisterBrokerRequest request) => context.Cluster.Brokers.Find(request.BrokerId) is null
        ? Answer(ErrorCode.BrokerIdNotRegistered, string.Create(CultureInfo.InvariantCulture, $"Broker ID {request.BrokerId} is not currently registered"))
        : Answer(
            ErrorCode.InvalidRequest,
            string.Create(CultureInfo.InvariantCulture, $"Broker {request.BrokerId} stays registered: an embedded cluster keeps its brokers; a test stops them with EmbeddedKafka.StopBrokerAsync"));

    protected override IMessage Refuse(RequestContext context, UnregisterBrokerRequest request, ErrorCode error) => Answer(error, error.Description());

    private static UnregisterBrokerResponse Answer(ErrorCode error, string message) => new() { ErrorCode = error, ErrorMessage = message };
}
