namespace StreamTesting.BrokerContract.Tests;

/// <summary>What a client can do that knows transactions.</summary>
public abstract class ScriptTransactionContract(IContractBroker broker, string client, string script) : ScriptContract(broker, client, script)
{
    [ContractFact]
    public async Task Transactions_CommittedAndAborted_AreSeenByReadersOfCommittedRecords()
    {
        var (topic, group) = (await NewTopicAsync(), await NewGroupAsync());

        var facts = await RunAsync("transact", topic, group);

        facts.Where(fact => fact.Did == "read").Select(fact => fact.Record.Value).ShouldBe(["committed 0", "committed 1", "committed 2", "last"]);
        (await CommittedAsync(group, topic, stable: true)).CommittedOffset.ShouldBe(2);
        ReadAll(topic, 4).Select(read => read.Message.Value).ShouldBe(["committed 0", "committed 1", "committed 2", "last"]);
        (await EndOffsetAsync(topic, committed: true)).ShouldBe(3 + 1 + 2 + 1 + 1 + 1);
    }
}
