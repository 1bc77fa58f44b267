using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Security;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>By which SCRAM mechanisms users may authenticate.</summary>
internal sealed class DescribeUserScramCredentialsHandler : ApiHandler<DescribeUserScramCredentialsRequest>
{
    private static readonly SaslMechanism[] ScramMechanisms = [SaslMechanism.ScramSha256, SaslMechanism.ScramSha512];

    public override ApiKey Api => ApiKey.DescribeUserScramCredentials;

    protected override IMessage Handle(RequestContext context, DescribeUserScramCredentialsRequest request)
    {
        var users = context.Cluster.Security.Users;
        var asked = request.Users is { Count: > 0 } some ? some.ConvertAll(user => user.Name) : [.. users.ScramUsers];
        return new DescribeUserScramCredentialsResponse
        {
            Results = [.. asked.GroupBy(name => name, StringComparer.Ordinal).Select(group => group.Count() > 1
                ? Failed(group.Key, ErrorCode.DuplicateResource, $"Cannot describe SCRAM credentials for the same user twice in a single request: {group.Key}")
                : Describe(users, group.Key))],
        };
    }

    protected override IMessage Refuse(RequestContext context, DescribeUserScramCredentialsRequest request, ErrorCode error) =>
        new DescribeUserScramCredentialsResponse { ErrorCode = error, ErrorMessage = error.Description() };

    private static DescribeUserScramCredentialsResponse.ResultItem Describe(UserStore users, string name)
    {
        var infos = ScramMechanisms
            .Select(mechanism => (Mechanism: mechanism, Iterations: users.Iterations(name, mechanism)))
            .Where(found => found.Iterations is not null)
            .Select(found => new DescribeUserScramCredentialsResponse.CredentialInfoItem { Mechanism = found.Mechanism.ScramNumber(), Iterations = found.Iterations!.Value })
            .ToList();
        return infos.Count > 0
            ? new() { User = name, CredentialInfos = infos }
            : Failed(name, ErrorCode.ResourceNotFound, $"Attempt to describe a user credential that does not exist: {name}");
    }

    private static DescribeUserScramCredentialsResponse.ResultItem Failed(string user, ErrorCode error, string message) =>
        new() { User = user, ErrorCode = error, ErrorMessage = message };
}
