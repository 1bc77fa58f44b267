namespace StreamTesting.Domains;

/// <summary>Makes guests and the changes of their rows, each from the seed and its number alone.</summary>
internal sealed class GuestMaker
{
    private const int ElementsPerGuest = 32;
    private const string IdPrefix = "evt_guest_";
    private readonly HotelGuests _options;
    private readonly Seed _facts;
    private readonly Seed _events;
    private readonly PlacesInTurn _updated;
    private readonly DeletedGuests _deleted;
    private readonly Selection _unchanged;
    private readonly long _updatedCount;
    private readonly EvenTimes _times;
    private readonly GuestNames _names;
    private readonly bool _hasJsonKeys;

    public GuestMaker(HotelGuests options, Seed seed, bool inTurn)
    {
        _options = options;
        _facts = seed.Derive("facts");
        _events = seed.Derive("events");
        _updated = new PlacesInTurn(seed.Derive("updated"), options.Count, inTurn);
        _deleted = new DeletedGuests(options, seed, inTurn);
        _updatedCount = options.Updated;
        _unchanged = new Selection(seed.Derive("unchanged"), options.Updated * options.UpdatesEach, options.NoChangeRate);
        _times = new EvenTimes(options.Start, options.Span, options.Count - options.SnapshotCount);
        _names = GuestNames.Of(seed);
        _hasJsonKeys = options.Form != GuestForm.Envelope;
    }

    public GuestLife Open(long index)
    {
        var random = _facts.Random(index);
        var isSnapshot = index < _options.SnapshotCount;
        var fraction = random.NextUInt64();
        var place = _updated.PlaceOf(index);
        var within = index == _options.SnapshotCount ? 0 : fraction;
        var id = IdText.Of("G", index + 1, 5);
        return new GuestLife
        {
            Index = index,
            Entity = new StreamEntity(_hasJsonKeys ? $$"""{"guest_id":"{{id}}"}""" : id, HotelWords.Guests),
            IsSnapshot = isSnapshot,
            UpdatePlace = place,
            Updates = place < _updatedCount ? _options.UpdatesEach : 0,
            IsDeleted = _deleted.Contains(index),
            Due = isSnapshot ? _options.Start.UtcTicks : _times.TicksOf(index - _options.SnapshotCount, within),
            Facts = new GuestFacts(
                index + 1,
                (int)random.NextBelow(GuestNames.Count),
                (int)random.NextBelow(GuestNames.Count),
                (int)random.NextBelow(GuestFacts.MailForms),
                (int)random.NextBelow(GuestFacts.Phones),
                (int)random.NextBelow(GuestFacts.Countries.Length),
                HotelWords.Tier.Pick(ref random)),
        };
    }

    /// <summary>Makes the guest's next event, and lets it go on to the one after.</summary>
    public StreamEvent Next(GuestLife life)
    {
        var time = new DateTimeOffset(life.Due, TimeSpan.Zero);
        var isDelete = life.IsDeleted && life.Step == life.Steps - 1;
        var change = life.Step == 0 ? First(life, time) : isDelete ? new GuestChange(life.Row, null, GuestColumns.None) : Update(life, time);
        var isUnchanged = change is { Before: { } before, After: { } after } && before == after with { UpdatedAt = before.UpdatedAt };
        var number = IdText.Of(IdPrefix, life.Index + 1, 6);
        var (type, operation) = isDelete ? ("guest.deleted", Operation.Delete)
            : life.Step > 0 ? ("guest.updated", Operation.Update)
            : life.IsSnapshot ? ("guest.read", Operation.Read) : ("guest.created", Operation.Create);
        var happened = new StreamEvent(life.Step == 0 ? number : IdText.Of(number + "_", life.Step + 1, 1), type, life.Entity, time, change)
        {
            Operation = operation,
            Faults = isUnchanged ? [HotelFaults.NoChange] : NameList.Empty,
            EndsEntity = life.Step == life.Steps - 1 && !(isDelete && _options.HasTombstones),
        };
        life.Row = change.After;
        Advance(life);
        return happened;
    }

    /// <summary>Makes the record without a value that follows a delete.</summary>
    public static StreamEvent Tombstone(GuestLife life, StreamEvent deleted) =>
        new(IdText.Of(IdText.Of(IdPrefix, life.Index + 1, 6) + "_", life.Step + 1, 1), "tombstone", life.Entity, deleted.EventTime, null)
        {
            Operation = Operation.Tombstone,
            EndsEntity = true,
        };

    private GuestChange First(GuestLife life, DateTimeOffset time)
    {
        var facts = life.Facts;
        var id = _hasJsonKeys ? IdText.Of("G", life.Index + 1, 5) : life.Entity.Key;
        return new GuestChange(
            null,
            new GuestRow(
                id, facts.Name(_names), facts.Email(_names), facts.PhoneText, GuestFacts.Countries[facts.Country], HotelWords.Tiers[facts.Tier], time, time),
            GuestColumns.None);
    }

    private GuestChange Update(GuestLife life, DateTimeOffset time)
    {
        var before = life.Row!;
        var update = (life.UpdatePlace * _options.UpdatesEach) + life.Step - 1;
        if (_unchanged.Contains(update))
        {
            return new GuestChange(before, before with { UpdatedAt = time }, GuestColumns.LoyaltyTier);
        }

        var random = RandomOf(life);
        _ = random.NextUInt64();
        var facts = life.Facts;
        var columns = GuestChanges.Draw(ref facts, ref random);
        life.Facts = facts;
        var after = new GuestRow(
            before.GuestId,
            columns.HasFlag(GuestColumns.Name) ? facts.Name(_names) : before.Name,
            columns.HasFlag(GuestColumns.Email) ? facts.Email(_names) : before.Email,
            columns.HasFlag(GuestColumns.Phone) ? facts.PhoneText : before.Phone,
            before.Country,
            HotelWords.Tiers[facts.Tier],
            before.CreatedAt,
            time);
        return new GuestChange(before, after, columns);
    }

    /// <summary>The values of the next event, of which the first is when it happens.</summary>
    private RandomSource RandomOf(GuestLife life) => _events.Random((life.Index * ElementsPerGuest) + life.Step);

    private void Advance(GuestLife life)
    {
        life.Step++;
        if (!life.IsOver)
        {
            var random = RandomOf(life);
            life.Due += random.NextInRange(60_000, _options.ChangesWithin.Ticks / TimeSpan.TicksPerMillisecond) * TimeSpan.TicksPerMillisecond;
        }
    }
}
