using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Security;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Sets and deletes the SCRAM credentials of users, each user once in a request.</summary>
internal sealed class AlterUserScramCredentialsHandler : ApiHandler<AlterUserScramCredentialsRequest>
{
    public override ApiKey Api => ApiKey.AlterUserScramCredentials;

    protected override IMessage Handle(RequestContext context, AlterUserScramCredentialsRequest request)
    {
        var users = context.Cluster.Security.Users;
        var names = request.Deletions.Select(deletion => deletion.Name).Concat(request.Upsertions.Select(upsertion => upsertion.Name)).ToList();
        var twice = names.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
        return new AlterUserScramCredentialsResponse
        {
            Results =
            [
                .. request.Deletions.Where(deletion => !twice.Contains(deletion.Name)).Select(deletion => Delete(users, deletion)),
                .. request.Upsertions.Where(upsertion => !twice.Contains(upsertion.Name)).Select(upsertion => Set(users, upsertion)),
                .. twice.Select(name => Result(name, ErrorCode.DuplicateResource, "A user credential cannot be altered twice in the same request")),
            ],
        };
    }

    protected override IMessage Refuse(RequestContext context, AlterUserScramCredentialsRequest request, ErrorCode error) => new AlterUserScramCredentialsResponse
    {
        Results = [.. request.Deletions.Select(deletion => deletion.Name).Concat(request.Upsertions.Select(upsertion => upsertion.Name))
            .Distinct(StringComparer.Ordinal).Select(name => Result(name, error, error.Description()))],
    };

    private static AlterUserScramCredentialsResponse.ResultItem Delete(UserStore users, AlterUserScramCredentialsRequest.DeletionItem deletion)
    {
        if (Problem(deletion.Name, deletion.Mechanism) is { } problem)
        {
            return problem;
        }

        var mechanism = SaslMechanisms.OfScramNumber(deletion.Mechanism)!.Value;
        if (users.Iterations(deletion.Name, mechanism) is null)
        {
            return Result(deletion.Name, ErrorCode.ResourceNotFound, "Attempt to delete a user credential that does not exist");
        }

        users.Remove(deletion.Name, mechanism);
        return Result(deletion.Name, ErrorCode.None, null);
    }

    private static AlterUserScramCredentialsResponse.ResultItem Set(UserStore users, AlterUserScramCredentialsRequest.UpsertionItem upsertion)
    {
        if (Problem(upsertion.Name, upsertion.Mechanism) is { } problem)
        {
            return problem;
        }

        if (upsertion.Iterations is < SaslMechanisms.LeastIterations or > SaslMechanisms.MostIterations)
        {
            return Result(
                upsertion.Name, ErrorCode.UnacceptableCredential, upsertion.Iterations < SaslMechanisms.LeastIterations ? "Too few iterations" : "Too many iterations");
        }

        var mechanism = SaslMechanisms.OfScramNumber(upsertion.Mechanism)!.Value;
        users.Set(upsertion.Name, mechanism, ScramCredential.OfSaltedPassword(mechanism, upsertion.Salt.ToArray(), upsertion.SaltedPassword.ToArray(), upsertion.Iterations));
        return Result(upsertion.Name, ErrorCode.None, null);
    }

    private static AlterUserScramCredentialsResponse.ResultItem? Problem(string name, sbyte mechanism) =>
        name.Length == 0 ? Result(name, ErrorCode.UnacceptableCredential, "Username must not be empty")
        : SaslMechanisms.OfScramNumber(mechanism) is null ? Result(name, ErrorCode.UnsupportedSaslMechanism, "Unknown SCRAM mechanism")
        : null;

    private static AlterUserScramCredentialsResponse.ResultItem Result(string user, ErrorCode error, string? message) =>
        new() { User = user, ErrorCode = error, ErrorMessage = message };
}
