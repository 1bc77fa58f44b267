namespace StreamTesting.EmbeddedKafka.Groups;

/// <summary>The place of a group, which may become one of the other kind while nobody is in it.</summary>
internal sealed class GroupSlot(Group first) : ITimed
{
    public Group Group { get; private set; } = first;

    public DateTimeOffset? NextDeadline => Group.NextDeadline;

    public void Expire() => Group.Expire();

    public void Kill() => Group.Kill();

    public TGroup Become<TGroup>(TGroup next)
        where TGroup : Group
    {
        Group = next;
        return next;
    }
}
