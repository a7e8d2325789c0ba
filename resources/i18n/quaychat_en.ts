<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>AgreeDialog</name>
    <message numerus="yes">
        <source>%Ln conversation(s) are shared</source>
        <translation>
            <numerusform>%Ln conversation is shared</numerusform>
            <numerusform>%Ln conversations are shared</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AwayStrip</name>
    <message numerus="yes">
        <source>%n open conversation(s) stay with you.</source>
        <translation>
            <numerusform>%n open conversation stays with you.</numerusform>
            <numerusform>%n open conversations stay with you.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CacheUse</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConfirmPage</name>
    <message numerus="yes">
        <source>%Ln follower(s)</source>
        <translation>
            <numerusform>%Ln follower</numerusform>
            <numerusform>%Ln followers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CostQuestion</name>
    <message numerus="yes">
        <source>This answer is %n messages.</source>
        <translation>
            <numerusform>This answer is %n message.</numerusform>
            <numerusform>This answer is %n messages.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Deactivation</name>
    <message numerus="yes">
        <source>%Ln open conversation(s) go to others by turn.</source>
        <translation>
            <numerusform>%Ln open conversation goes to others by turn.</numerusform>
            <numerusform>%Ln open conversations go to others by turn.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln open conversation(s) wait until somebody gets or claims them.</source>
        <translation>
            <numerusform>%Ln open conversation waits until somebody gets or claims it.</numerusform>
            <numerusform>%Ln open conversations wait until somebody gets or claims them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln open conversation(s) come to you, as the rule says for old ones.</source>
        <translation>
            <numerusform>%Ln open conversation comes to you, as the rule says for old ones.</numerusform>
            <numerusform>%Ln open conversations come to you, as the rule says for old ones.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DiagnosisDialog</name>
    <message numerus="yes">
        <source>%n thing(s) need you.</source>
        <translation>
            <numerusform>%n thing needs you.</numerusform>
            <numerusform>%n things need you.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DonePage</name>
    <message numerus="yes">
        <source>%Ln customer(s)</source>
        <translation>
            <numerusform>%Ln customer</numerusform>
            <numerusform>%Ln customers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HandOverDialog</name>
    <message numerus="yes">
        <source>Hand %n conversation(s) over</source>
        <translation>
            <numerusform>Hand %n conversation over</numerusform>
            <numerusform>Hand %n conversations over</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HintLine</name>
    <message numerus="yes">
        <source>will go as %n messages</source>
        <translation>
            <numerusform>will go as %n message</numerusform>
            <numerusform>will go as %n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InboxToast</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JumpButton</name>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n new message</numerusform>
            <numerusform>%n new messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeptCard</name>
    <message numerus="yes">
        <source>with %n file(s)</source>
        <translation>
            <numerusform>with %n file</numerusform>
            <numerusform>with %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoActions</name>
    <message numerus="yes">
        <source>%n photo(s) saved</source>
        <translation>
            <numerusform>%n photo saved</numerusform>
            <numerusform>%n photos saved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them can&apos;t be had any more</source>
        <translation>
            <numerusform>%n more can’t be had any more</numerusform>
            <numerusform>%n more can’t be had any more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PileRow</name>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PinPanel</name>
    <message numerus="yes">
        <source>%n more tries, then one has to wait.</source>
        <translation>
            <numerusform>%n more try, then one has to wait.</numerusform>
            <numerusform>%n more tries, then one has to wait.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestorePage</name>
    <message numerus="yes">
        <source>%Ln conversation(s)</source>
        <translation>
            <numerusform>%Ln conversation</numerusform>
            <numerusform>%Ln conversations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RuleList</name>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RulePage</name>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RulesDialog</name>
    <message numerus="yes">
        <source>Its OAs are for you alone again. %Ln conversation(s) go from your staff to you.</source>
        <translation>
            <numerusform>Its OAs are for you alone again. %Ln conversation goes from your staff to you.</numerusform>
            <numerusform>Its OAs are for you alone again. %Ln conversations go from your staff to you.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchResults</name>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SharingActs</name>
    <message numerus="yes">
        <source>%n conversation(s) claimed</source>
        <translation>
            <numerusform>%n conversation claimed</numerusform>
            <numerusform>%n conversations claimed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) given back</source>
        <translation>
            <numerusform>%n conversation given back</numerusform>
            <numerusform>%n conversations given back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) taken over</source>
        <translation>
            <numerusform>%n conversation taken over</numerusform>
            <numerusform>%n conversations taken over</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) shared</source>
        <translation>
            <numerusform>%n conversation shared</numerusform>
            <numerusform>%n conversations shared</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) handed over to {name}</source>
        <translation>
            <numerusform>%n conversation handed over to {name}</numerusform>
            <numerusform>%n conversations handed over to {name}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n done.</source>
        <translation>
            <numerusform>%n done.</numerusform>
            <numerusform>%n done.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more were refused.</source>
        <translation>
            <numerusform>And %n more was refused.</numerusform>
            <numerusform>And %n more were refused.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StaffList</name>
    <message numerus="yes">
        <source>%Ln conversation(s)</source>
        <translation>
            <numerusform>%Ln conversation</numerusform>
            <numerusform>%Ln conversations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StateRows</name>
    <message numerus="yes">
        <source>Holds %Ln open conversation(s)</source>
        <translation>
            <numerusform>Holds %Ln open conversation</numerusform>
            <numerusform>Holds %Ln open conversations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them unanswered</source>
        <translation>
            <numerusform>%Ln of them unanswered</numerusform>
            <numerusform>%Ln of them unanswered</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrayIcon</name>
    <message numerus="yes">
        <source>%n customers are waiting</source>
        <translation>
            <numerusform>%n customer is waiting</numerusform>
            <numerusform>%n customers are waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrialView</name>
    <message numerus="yes">
        <source>%Ln conversation(s) would change hands.</source>
        <translation>
            <numerusform>%Ln conversation would change hands.</numerusform>
            <numerusform>%Ln conversations would change hands.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them would go to the owner.</source>
        <translation>
            <numerusform>%Ln of them would go to the owner.</numerusform>
            <numerusform>%Ln of them would go to the owner.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnreadableDialog</name>
    <message numerus="yes">
        <source>%n of them is read now, and stands in its conversation.</source>
        <translation>
            <numerusform>%n of them is read now, and stands in its conversation.</numerusform>
            <numerusform>%n of them are read now, and stand in their conversations.</numerusform>
        </translation>
    </message>
</context>
</TS>
