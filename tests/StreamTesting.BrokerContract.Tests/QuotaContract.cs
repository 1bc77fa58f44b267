using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>Quotas are checked, kept and told.</summary>
public abstract class QuotaContract(IContractBroker broker) : RawContract(broker)
{
    [ContractFact]
    public async Task Quotas_Set_AreToldAndCanBeTakenBack()
    {
        var (user, client) = (NewName("u"), NewName("c"));
        (await AlterAsync([("user", user), ("client-id", client)], ("producer_byte_rate", 5e9), ("request_percentage", 200.5))).ShouldBeNull();
        (await UntilAsync(user, 1)).ShouldBe([("client-id:" + client + ",user:" + user, "producer_byte_rate=5000000000,request_percentage=200.5")]);

        (await AlterAsync([("user", user), ("client-id", client)], ("producer_byte_rate", null), ("request_percentage", null))).ShouldBeNull();

        (await UntilAsync(user, 0)).ShouldBeEmpty();
    }

    [ContractFact]
    public async Task Quotas_OfAnExactFilter_LeaveOutThoseOfOthers()
    {
        var user = NewName("u");
        await AlterAsync([("user", user)], ("consumer_byte_rate", 1e9));
        await AlterAsync([("user", user), ("client-id", "c")], ("consumer_byte_rate", 2e9));
        await UntilAsync(user, 2);

        (await DescribeAsync(true, ("user", 0, user))).Select(entry => entry.Values).ShouldBe(["consumer_byte_rate=1000000000"]);
        (await DescribeAsync(true, ("user", 0, user), ("client-id", 2, null))).Select(entry => entry.Values).ShouldBe(["consumer_byte_rate=2000000000"]);
        (await DescribeAsync(false, ("user", 0, user), ("client-id", 1, null))).ShouldBeEmpty();
        await AlterAsync([("user", user)], ("consumer_byte_rate", null));
        await AlterAsync([("user", user), ("client-id", "c")], ("consumer_byte_rate", null));
    }

    [ContractFact]
    public async Task Quotas_ValidatedOnly_AreNotKept()
    {
        var user = NewName("u");

        (await AlterAsync([("user", user)], validateOnly: true, ("producer_byte_rate", 1e6))).ShouldBeNull();

        (await DescribeAsync(false, ("user", 0, user))).ShouldBeEmpty();
    }

    [ContractFact]
    public async Task Quotas_ThatCannotBe_AreRefusedInKafkasWords()
    {
        (await TryAsync([("no-type", "x")], "producer_byte_rate", 1)).ShouldBe("Unhandled client quota entity type: no-type");
        (await TryAsync([("user", "")], "producer_byte_rate", 1)).ShouldBe("Empty user not supported");
        (await TryAsync([], "producer_byte_rate", 1)).ShouldBe("Invalid empty client quota entity");
        (await TryAsync([("ip", "127.0.0.1"), ("user", "u")], "producer_byte_rate", 1)).ShouldBe("Invalid quota entity combination, IP entity shouldnot be combined with User or ClientId");
        (await TryAsync([("user", "u")], "no_such_rate", 1)).ShouldBe("Invalid configuration key no_such_rate");
        (await TryAsync([("ip", "127.0.0.1")], "producer_byte_rate", 1)).ShouldBe("Invalid configuration key producer_byte_rate");
        (await TryAsync([("user", "u")], "producer_byte_rate", 0)).ShouldBe("Quota producer_byte_rate must be greater than 0");
        (await TryAsync([("user", "u")], "producer_byte_rate", 1.5)).ShouldBe("producer_byte_rate cannot be a fractional value.");
        (await TryAsync([("user", "u")], "producer_byte_rate", 1e20)).ShouldBe("Proposed value for producer_byte_rate is too large for a LONG.");
        (await TryAsync([("user", null)], "request_percentage", 1.5)).ShouldBeNull();
    }

    [ContractFact]
    public async Task Quotas_OfFiltersThatCannotBe_AreRefused()
    {
        (await RefusedAsync(("nothing", 2, null))).ShouldBe((ErrorCode.UnsupportedVersion, "Unsupported entity type nothing"));
        (await RefusedAsync(("", 2, null))).ShouldBe((ErrorCode.InvalidRequest, "Invalid empty entity type."));
        (await RefusedAsync(("user", 9, null))).ShouldBe((ErrorCode.InvalidRequest, "Unknown match type 9"));
        (await RefusedAsync(("user", 0, null))).ShouldBe((ErrorCode.InvalidRequest, "Request specified MATCH_TYPE_EXACT, but set match string to null."));
        (await RefusedAsync(("user", 2, "u"))).ShouldBe((ErrorCode.InvalidRequest, "Request specified MATCH_TYPE_SPECIFIED, but also specified a match string."));
        (await RefusedAsync(("user", 2, null), ("user", 2, null))).ShouldBe((ErrorCode.InvalidRequest, "Entity type user cannot appear more than once in the filter."));
        (await RefusedAsync(("user", 2, null), ("ip", 2, null)))
            .ShouldBe((ErrorCode.InvalidRequest, "Invalid entity filter component combination. IP filter component should not be used with user or clientId filter component."));
    }

    private Task<string?> TryAsync((string, string?)[] entity, string key, double value) => AlterAsync(entity, validateOnly: true, (key, value));

    private Task<string?> AlterAsync((string Type, string? Name)[] entity, params (string Key, double? Value)[] changes) => AlterAsync(entity, false, changes);

    private async Task<string?> AlterAsync((string Type, string? Name)[] entity, bool validateOnly, params (string Key, double? Value)[] changes)
    {
        var answer = await Client.AskAsync<AlterClientQuotasResponse>(ApiKey.AlterClientQuotas, 1, new AlterClientQuotasRequest
        {
            ValidateOnly = validateOnly,
            Entries =
            [
                new()
                {
                    Entity = [.. entity.Select(part => new AlterClientQuotasRequest.EntityItem { EntityType = part.Type, EntityName = part.Name })],
                    Ops = [.. changes.Select(change => new AlterClientQuotasRequest.OpItem { Key = change.Key, Value = change.Value ?? 0, Remove = change.Value is null })],
                },
            ],
        });
        var entry = answer.Entries.ShouldHaveSingleItem();
        entry.ErrorCode.ShouldBe(entry.ErrorMessage is null ? ErrorCode.None : ErrorCode.InvalidRequest);
        return entry.ErrorMessage;
    }

    // Kafka's brokers learn of quotas a moment after the controller has taken them.
    private async Task<List<(string Entity, string Values)>> UntilAsync(string user, int count)
    {
        var until = DateTime.UtcNow + Patience;
        while (true)
        {
            var seen = await DescribeAsync(false, ("user", 0, user));
            if (seen.Count == count)
            {
                return seen;
            }

            DateTime.UtcNow.ShouldBeLessThan(until, $"{seen.Count} quotas of {user} in place of {count}");
        }
    }

    private async Task<List<(string Entity, string Values)>> DescribeAsync(bool strict, params (string Type, sbyte Match, string? Name)[] components)
    {
        var answer = await AskAsync(strict, components);
        answer.ErrorCode.ShouldBe(ErrorCode.None);
        return answer.Entries!.ConvertAll(entry => (
            string.Join(',', entry.Entity.Select(part => $"{part.EntityType}:{part.EntityName}").Order()),
            string.Join(',', entry.Values.Select(value => $"{value.Key}={value.Value}").Order())));
    }

    private async Task<(ErrorCode, string?)> RefusedAsync(params (string Type, sbyte Match, string? Name)[] components)
    {
        var answer = await AskAsync(false, components);
        answer.Entries.ShouldBeNull();
        return (answer.ErrorCode, answer.ErrorMessage);
    }

    private Task<DescribeClientQuotasResponse> AskAsync(bool strict, (string Type, sbyte Match, string? Name)[] components) =>
        Client.AskAsync<DescribeClientQuotasResponse>(ApiKey.DescribeClientQuotas, 1, new DescribeClientQuotasRequest
        {
            Strict = strict,
            Components = [.. components.Select(part => new DescribeClientQuotasRequest.ComponentItem { EntityType = part.Type, MatchType = part.Match, Match = part.Name })],
        });

    public sealed class OnEmbedded(EmbeddedBroker broker) : QuotaContract(broker), IClassFixture<EmbeddedBroker>;

    [OnRealKafka]
    public sealed class OnReal(RealKafka broker) : QuotaContract(broker), IClassFixture<RealKafka>;
}
