using StreamTesting.EmbeddedKafka.Groups;
using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>A member joins; answered when the generation begins.</summary>
internal sealed class JoinGroupHandler : AsyncApiHandler<JoinGroupRequest>
{
    public override ApiKey Api => ApiKey.JoinGroup;

    protected override async ValueTask<IMessage?> HandleAsync(RequestContext context, JoinGroupRequest request)
    {
        var session = TimeSpan.FromMilliseconds(request.SessionTimeoutMs);
        var result = await context.Cluster.Groups.Join(request.GroupId, new JoinCommand
        {
            MemberId = request.MemberId,
            InstanceId = request.GroupInstanceId,
            ClientId = context.ClientId ?? "",
            ClientHost = context.Client.Host,
            SessionTimeout = session,
            RebalanceTimeout = context.Version == 0 ? session : TimeSpan.FromMilliseconds(request.RebalanceTimeoutMs),
            ProtocolType = request.ProtocolType,
            Protocols = request.Protocols.ConvertAll(protocol => new GroupProtocol(protocol.Name, protocol.Metadata.ToArray())),
            RequireKnownMemberId = context.Version >= 4 && request.GroupInstanceId is null,
            CanSkipAssignment = context.Version >= 9,
        }).ConfigureAwait(true);
        return Answer(context, result);
    }

    protected override IMessage Refuse(RequestContext context, JoinGroupRequest request, ErrorCode error) =>
        Answer(context, new JoinResult((GroupError)error, request.MemberId));

    private static JoinGroupResponse Answer(RequestContext context, JoinResult result) => new()
    {
        ErrorCode = (ErrorCode)result.Error,
        GenerationId = result.Generation,
        ProtocolType = result.ProtocolType,
        ProtocolName = result.ProtocolName ?? (context.Version >= 7 ? null : ""),
        Leader = result.LeaderId,
        SkipAssignment = result.SkipAssignment,
        MemberId = result.MemberId,
        Members = [.. result.Members.Select(member => new JoinGroupResponse.MemberItem
        {
            MemberId = member.MemberId, GroupInstanceId = member.InstanceId, Metadata = member.Metadata,
        })],
    };
}
