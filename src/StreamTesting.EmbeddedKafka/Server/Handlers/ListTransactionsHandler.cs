using System.Text.RegularExpressions;
using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Lists transactional ids, by state, producer, age and pattern where asked.</summary>
internal sealed class ListTransactionsHandler : ApiHandler<ListTransactionsRequest>
{
    private static readonly string[] States =
        ["Empty", "Ongoing", "PrepareCommit", "PrepareAbort", "CompleteCommit", "CompleteAbort", "Dead", "PrepareEpochFence"];

    private static readonly ListTransactionsResponse.TransactionStateItem[] None = [];

    public override ApiKey Api => ApiKey.ListTransactions;

    protected override IMessage Handle(RequestContext context, ListTransactionsRequest request)
    {
        if (!TryPattern(request.TransactionalIdPattern, out var pattern))
        {
            return Refuse(context, request, ErrorCode.InvalidRegularExpression);
        }

        var transactions = context.Cluster.Transactions;
        var now = context.Cluster.Options.TimeProvider.GetUtcNow();
        var known = request.StateFilters.Where(state => States.Contains(state)).ToHashSet();
        var all = transactions.Ids.Where(id => Coordination.OfTransaction(context, id) == ErrorCode.None).Select(id => transactions.Read(id, transaction => IsAsked(transaction) ? [Show(transaction)] : None));
        return new ListTransactionsResponse
        {
            UnknownStateFilters = [.. request.StateFilters.Where(state => !States.Contains(state))],
            TransactionStates = [.. all.SelectMany(found => found ?? None)],
        };

        bool IsAsked(Transactions.Transaction transaction) =>
            (request.StateFilters.Count == 0 || known.Contains(transaction.State.ToString()))
            && (request.ProducerIdFilters.Count == 0 || request.ProducerIdFilters.Contains(transaction.Producer.Id))
            && (request.DurationFilter < 0 || (now - (transaction.LastStartedAt ?? DateTimeOffset.UnixEpoch)).TotalMilliseconds > request.DurationFilter)
            && (pattern is null || pattern.IsMatch(transaction.Id));
    }

    protected override IMessage Refuse(RequestContext context, ListTransactionsRequest request, ErrorCode error) =>
        new ListTransactionsResponse { ErrorCode = error };

    private static ListTransactionsResponse.TransactionStateItem Show(Transactions.Transaction transaction) => new()
    {
        TransactionalId = transaction.Id, ProducerId = transaction.Producer.Id, TransactionState = transaction.State.ToString(),
    };

    private static bool TryPattern(string? text, out Regex? pattern)
    {
        pattern = null;
        try
        {
            pattern = string.IsNullOrEmpty(text) ? null : new Regex($"^(?:{text})$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            return true;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }
}
