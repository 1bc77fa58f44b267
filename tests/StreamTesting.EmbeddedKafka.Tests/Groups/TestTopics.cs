using StreamTesting.EmbeddedKafka.Groups;

namespace StreamTesting.EmbeddedKafka.Tests.Groups;

/// <summary>Topics that a test makes, enlarges and deletes.</summary>
internal sealed class TestTopics : IGroupTopics
{
    private readonly Dictionary<string, GroupTopic> topics = [];
    private int ids;

    public long Version { get; private set; }

    public IEnumerable<string> Names => topics.Keys;

    public GroupTopic? Find(string name) => topics.TryGetValue(name, out var topic) ? topic : null;

    public string? NameOf(Guid id) => topics.Values.Where(topic => topic.Id == id).Select(topic => topic.Name).FirstOrDefault();

    /// <summary>Makes a topic, or gives one more partitions.</summary>
    public Guid Set(string name, int partitions)
    {
        var id = Find(name)?.Id ?? new Guid(++ids, 0, 0, new byte[8]);
        topics[name] = new GroupTopic(name, id, partitions);
        Version++;
        return id;
    }

    public void Delete(string name)
    {
        topics.Remove(name);
        Version++;
    }
}
