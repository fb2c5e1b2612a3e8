<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>GlyphStudio</name>
    <message>
        <location filename="../../glyphstudio/ui/export/export_preview.py"/>
        <source> and {count} more.</source>
        <translation> ほか {count} 個。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Automatically</source>
        <translation>自動(&amp;A)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Cancel</source>
        <translation>キャンセル(&amp;C)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Compute</source>
        <translation>計算(&amp;C)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <location filename="../../glyphstudio/ui/library/library_actions.py"/>
        <source>&amp;Copy picture</source>
        <translation>画像をコピー(&amp;C)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Dark</source>
        <translation>ダーク(&amp;D)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/preset_bar.py"/>
        <location filename="../../glyphstudio/ui/library/library_actions.py"/>
        <location filename="../../glyphstudio/ui/library/library_commands.py"/>
        <source>&amp;Delete</source>
        <translation>削除(&amp;D)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Draw</source>
        <translation>描画(&amp;D)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>&amp;Earlier</source>
        <translation>前へ(&amp;E)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <location filename="../../glyphstudio/ui/library/library_actions.py"/>
        <source>&amp;Export…</source>
        <translation>書き出し(&amp;E)…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <location filename="../../glyphstudio/ui/library/library_actions.py"/>
        <source>&amp;Favourite</source>
        <translation>お気に入り(&amp;F)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_actions.py"/>
        <source>&amp;Find</source>
        <translation>検索(&amp;F)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Generate</source>
        <translation>生成(&amp;G)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_commands.py"/>
        <source>&amp;Keep</source>
        <translation>残す(&amp;K)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Keep this seed</source>
        <translation>このシードを保持(&amp;K)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Keyboard shortcuts…</source>
        <translation>キーボードショートカット(&amp;K)…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Language</source>
        <translation>言語(&amp;L)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>&amp;Later</source>
        <translation>後にする(&amp;L)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Library</source>
        <translation>ライブラリ(&amp;L)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Light</source>
        <translation>ライト(&amp;L)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Model</source>
        <translation>モデル(&amp;M)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Noisy picture</source>
        <translation>ノイズ入り画像(&amp;N)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_commands.py"/>
        <source>&amp;Open in Create</source>
        <translation>「作成」で開く(&amp;O)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Picture</source>
        <translation>画像(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Predicted picture</source>
        <translation>予測画像(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>&amp;Remove</source>
        <translation>取り除く(&amp;R)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/preset_bar.py"/>
        <source>&amp;Rename…</source>
        <translation>名前を変更(&amp;R)…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Restore its settings</source>
        <translation>この画像の設定に戻す(&amp;R)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_actions.py"/>
        <source>&amp;Save as…</source>
        <translation>名前を付けて保存(&amp;S)…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Save picture…</source>
        <translation>画像を保存(&amp;S)…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/preset_bar.py"/>
        <source>&amp;Save these values…</source>
        <translation>今の値を保存(&amp;S)…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Sketch</source>
        <translation>スケッチ(&amp;S)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <source>&amp;Sooner</source>
        <translation>先にする(&amp;S)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_actions.py"/>
        <source>&amp;Tags…</source>
        <translation>タグ(&amp;T)…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Theme</source>
        <translation>テーマ(&amp;T)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;Train</source>
        <translation>学習(&amp;T)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <source>&amp;Try again</source>
        <translation>再試行(&amp;T)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_actions.py"/>
        <source>&amp;Undo</source>
        <translation>元に戻す(&amp;U)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>1 glyph</source>
        <translation>字形 1 個</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>1 picture</source>
        <translation>1 枚の画像</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <source>1 picture in {seconds} s</source>
        <translation>1 枚の画像を {seconds} 秒で描画</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_commands.py"/>
        <source>1 picture is</source>
        <translation>1 枚の画像</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/axis_control.py"/>
        <source>1, 2, 5 or 0-99</source>
        <translation>1, 2, 5 または 0-99</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>A glyph coming out of the noise</source>
        <translation>ノイズから現れる字形</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_panel.py"/>
        <source>A model learns little from fewer than {few} pairs.</source>
        <translation>{few} 組より少ないと、モデルはほとんど学べません。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_panel.py"/>
        <source>A new model is made; this one stays.</source>
        <translation>新しいモデルが作られ、元のモデルはそのまま残ります。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>A strip of steps</source>
        <translation>ステップの列</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_preview.py"/>
        <source>A whole word becomes a glyph: {words}</source>
        <translation>単語全体がひとつの字形になります：{words}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/prompt_box.py"/>
        <source>A word or a few, in English</source>
        <translation>英語の単語をひとつかいくつか</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/strokes_control.py"/>
        <source>About how many strokes the glyph has; written components keep theirs</source>
        <translation>字形のおおよその画数。入力された構成はその画数のままです</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>Across</source>
        <translation>横</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/shortcuts_dialog.py"/>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/shortcuts_dialog.py"/>
        <source>Actions and their keys</source>
        <translation>操作とそのキー</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>All favourites</source>
        <translation>すべてのお気に入り</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>All glyphs in a grid with labels</source>
        <translation>すべての字形をラベル付きの格子に</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>An SVG file a glyph</source>
        <translation>字形ごとに SVG ファイル</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Another &amp;seed</source>
        <translation>別のシード(&amp;S)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/seed_control.py"/>
        <source>Another seed</source>
        <translation>別のシード</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/drawing_surface.py"/>
        <source>Arrows move, Space sets a dot, Shift and arrows draw a line.</source>
        <translation>矢印キーで移動、Space で点、Shift と矢印キーで線を描きます。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>Axes of your own</source>
        <translation>自由な軸</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>Below</source>
        <translation>下</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>Below right</source>
        <translation>右下</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Blank</source>
        <translation>空白</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Brush</source>
        <translation>ブラシ</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Brush size</source>
        <translation>ブラシの大きさ</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_page.py"/>
        <source>Build a set, then start a run. It goes on when this window is closed.</source>
        <translation>字形セットを作り、学習を始めてください。このウィンドウを閉じても学習は続きます。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>Build the set</source>
        <translation>字形セットを作成</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>C&amp;reate</source>
        <translation>作成(&amp;R)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>C: two cores, days</source>
        <translation>C：2 コア、数日</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <source>CUDA card</source>
        <translation>CUDA カード</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/controls.py"/>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Cancel &amp;all</source>
        <translation>すべてキャンセル(&amp;A)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <source>Cancel all</source>
        <translation>すべてキャンセル</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Cancel what comes &amp;after</source>
        <translation>この後の分をキャンセル(&amp;A)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>Characters</source>
        <translation>文字</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_page.py"/>
        <source>Choose a figure, and see what each setting does to a prompt.</source>
        <translation>図を選ぶと、各設定がプロンプトにどう働くかを見られます。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>Choose a file and write it (Ctrl+Return on this page)</source>
        <translation>ファイルを選んで書き出す（このページでは Ctrl+Return）</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/dialogs.py"/>
        <source>Choose a font</source>
        <translation>フォントを選択</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>Choose a font file…</source>
        <translation>フォントファイルを選択…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>Choose a picture</source>
        <translation>画像を選んでください</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/shortcuts_dialog.py"/>
        <source>Choose an action, then press its new key.</source>
        <translation>操作を選び、新しいキーを押してください。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Clear</source>
        <translation>クリア</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/shortcuts_dialog.py"/>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/banner.py"/>
        <source>Close this message</source>
        <translation>このメッセージを閉じる</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Columns</source>
        <translation>列数</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>Composition</source>
        <translation>構成</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>Consistency</source>
        <translation>Consistency（一貫性）</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/tile_commands.py"/>
        <location filename="../../glyphstudio/ui/library/library_commands.py"/>
        <location filename="../../glyphstudio/ui/widgets/banner.py"/>
        <source>Copied</source>
        <translation>コピーしました</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Copy &amp;seed</source>
        <translation>シードをコピー(&amp;S)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/banner.py"/>
        <source>Copy details</source>
        <translation>詳細をコピー</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Copyright</source>
        <translation>著作権</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>Cosine (DDPM)</source>
        <translation>コサイン (DDPM)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/page_rail.py"/>
        <source>Create</source>
        <translation>作成</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>DDIM</source>
        <translation>DDIM</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>DDPM</source>
        <translation>DDPM</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>DPM++ 2M</source>
        <translation>DPM++ 2M</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>DPM++ 2M SDE</source>
        <translation>DPM++ 2M SDE</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <location filename="../../glyphstudio/ui/widgets/dialogs.py"/>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/dialogs.py"/>
        <source>Delete {count} pictures for good?</source>
        <translation>{count} 枚の画像を完全に削除しますか？</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/preset_bar.py"/>
        <source>Deleted {name}</source>
        <translation>{name} を削除しました</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>Down</source>
        <translation>縦</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/controls.py"/>
        <source>Draft</source>
        <translation>下書き</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Draw (B)</source>
        <translation>描く (B)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/controls.py"/>
        <source>Draw (Ctrl+Enter)</source>
        <translation>描画 (Ctrl+Enter)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/controls.py"/>
        <source>Draw at once, in {steps} steps, with less care.</source>
        <translation>{steps} ステップですぐに、粗めに描きます。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Draw from it</source>
        <translation>これをもとに描く</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/page_rail.py"/>
        <source>Draw glyphs (Alt+1)</source>
        <translation>字形を描く (Alt+1)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_page.py"/>
        <source>Draw on it</source>
        <translation>これに描き足す</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/controls.py"/>
        <source>Draw one glyph while you type, in few steps; it is not kept in the library</source>
        <translation>入力中に少ないステップで字形をひとつ描きます。ライブラリには保存しません</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/empty_table.py"/>
        <source>Draw “{prompt}”</source>
        <translation>「{prompt}」を描く</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/page_rail.py"/>
        <source>Draw, and let the model finish it (Alt+4)</source>
        <translation>描いて、仕上げはモデルに (Alt+4)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/drawing_surface.py"/>
        <source>Drawing surface</source>
        <translation>描画面</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>E&amp;xplore</source>
        <translation>探索(&amp;X)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/empty_table.py"/>
        <source>Each one is invented: made of the strokes of real characters, and never written before.</source>
        <translation>どれも新しく作られた字です。本物の漢字の筆画でできていて、まだ誰も書いたことがありません。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Edit the &amp;prompt</source>
        <translation>プロンプトを編集(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/dialogs.py"/>
        <source>Empty the trash</source>
        <translation>ゴミ箱を空にする</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>Empty the trash…</source>
        <translation>ゴミ箱を空にする…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>Ended from outside</source>
        <translation>外部から終了されました</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_panel.py"/>
        <source>Epochs</source>
        <translation>エポック数</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/tuning_view.py"/>
        <source>Epochs, the oldest first</source>
        <translation>エポック（古い順）</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Erase (E)</source>
        <translation>消す (E)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Eraser</source>
        <translation>消しゴム</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>Euler</source>
        <translation>Euler（オイラー）</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>Every picture that you draw will be kept here.</source>
        <translation>描いた画像はすべてここに保存されます。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/page_rail.py"/>
        <source>Every picture that you drew (Alt+2)</source>
        <translation>これまでに描いたすべての画像 (Alt+2)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>Everything else is as the page Create says. Double-click a picture to go on with it there.</source>
        <translation>ほかの設定は「作成」ページと同じです。画像をダブルクリックすると、そこで続けられます。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Everything else is as the page Create says. Drop a picture to draw on it.</source>
        <translation>ほかの設定は「作成」ページと同じです。画像をドロップすると、描き足せます。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Ex&amp;port</source>
        <translation>書き出し(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>Exact, at two evaluations a step.</source>
        <translation>正確。1 ステップに 2 回計算します。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <location filename="../../glyphstudio/ui/frame/page_rail.py"/>
        <source>Explore</source>
        <translation>探索</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <location filename="../../glyphstudio/ui/frame/page_rail.py"/>
        <source>Export</source>
        <translation>書き出し</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_commands.py"/>
        <source>Exported {count} files to {folder}</source>
        <translation>{count} 個のファイルを {folder} に書き出しました</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_commands.py"/>
        <source>Exported {name}</source>
        <translation>{name} を書き出しました</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>Export…</source>
        <translation>書き出し…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Family</source>
        <translation>ファミリー</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>Favourite</source>
        <translation>お気に入り</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>Favourites</source>
        <translation>お気に入り</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>Figure</source>
        <translation>図</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>Finished</source>
        <translation>完了</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/controls.py"/>
        <source>Follow my typing</source>
        <translation>入力に合わせて描く</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>Font</source>
        <translation>フォント</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/dialogs.py"/>
        <source>Fonts (*.ttf *.otf *.ttc *.otc)</source>
        <translation>フォント (*.ttf *.otf *.ttc *.otc)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>For drafts, in one to eight steps.</source>
        <translation>下書き用。1～8 ステップ。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Format</source>
        <translation>形式</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Frames a second</source>
        <translation>毎秒フレーム数</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>From moment to moment</source>
        <translation>場面ごと</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/radical_control.py"/>
        <source>From the words</source>
        <translation>言葉から決める</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/controls.py"/>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Generate &amp;next</source>
        <translation>次に生成(&amp;N)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/prompt_box.py"/>
        <source>Give the word less weight</source>
        <translation>語の重みを減らす</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/prompt_box.py"/>
        <source>Give the word more weight</source>
        <translation>語の重みを増やす</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Glyph, mm</source>
        <translation>字形、mm</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Glyphs</source>
        <translation>字形</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>Glyphs to export</source>
        <translation>書き出す字形</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <source>Go on</source>
        <translation>続ける</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>Go on where the newest checkpoint stands</source>
        <translation>最新のチェックポイントから再開します</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_page.py"/>
        <source>Go on with the chosen picture there (Enter)</source>
        <translation>選んだ画像の続きをそこで行う (Enter)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>Good pictures in about a dozen steps.</source>
        <translation>約 12 ステップで良い画像になります。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/controls.py"/>
        <location filename="../../glyphstudio/ui/explore/axis_control.py"/>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Guidance</source>
        <translation>ガイダンス</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>Guidance 0 to 99 on 36 seeds</source>
        <translation>36 のシードでガイダンス 0～99</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_commands.py"/>
        <source>Here you see what you export, before you do.</source>
        <translation>書き出す前に、ここで結果を確認できます。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>Heun</source>
        <translation>Heun（ホイン）</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>Hiragana and Katakana</source>
        <translation>ひらがなとカタカナ</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Hold the end, s</source>
        <translation>最後の静止、秒</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>How far the picture may go from the sketch: 0 leaves it, 100 forgets it. Marked: {low} to {high}.</source>
        <translation>画像がスケッチからどれだけ離れてよいか：0 はそのまま、100 は無視。目安：{low}～{high}。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/controls.py"/>
        <source>How hard the prompt pulls: 0 ignores it, 1 is the model as it is. Marked: {low} to {high}.</source>
        <translation>プロンプトが効く強さ。0 は無視、1 はモデルそのまま。目安：{low}～{high}。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/controls.py"/>
        <source>How often the picture is cleaned. Marked: {low} to {high}, where more brings more.</source>
        <translation>画像からノイズを取り除く回数。目安：{low}～{high}。この範囲では多いほど良くなります。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>In columns</source>
        <translation>縦書き</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>In rows</source>
        <translation>横書き</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/style_control.py"/>
        <source>In which font's hand the glyph is drawn</source>
        <translation>どのフォントの筆致で字形を描くか</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>Insert an arrangement</source>
        <translation>配置記号を挿入</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Invented</source>
        <translation>Invented</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>Invented from text and seed</source>
        <translation>テキストとシードから創作</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <source>Its first {tokens} tokens count, about as many words; the rest is ignored.</source>
        <translation>先頭の {tokens} トークン（ほぼ単語数）だけが使われ、残りは無視されます。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/shortcuts.py"/>
        <source>Its usual key is taken: {title}.</source>
        <translation>既定のキーは使用済みです：{title}。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>Karras</source>
        <translation>Karras</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_page.py"/>
        <source>Keep</source>
        <translation>残す</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Keep here</source>
        <translation>ここを残す</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/seed_control.py"/>
        <source>Keep this seed</source>
        <translation>このシードを保持</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_commands.py"/>
        <source>Kept in the library</source>
        <translation>ライブラリに保存しました</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Key of prompts</source>
        <translation>プロンプトの対照表</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/shortcuts_dialog.py"/>
        <source>Keyboard shortcuts</source>
        <translation>キーボードショートカット</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/shortcuts_dialog.py"/>
        <source>Keys</source>
        <translation>キー</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Landscape</source>
        <translation>横置き</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_page.py"/>
        <source>Lay the chosen picture on the sheet, and go on from there</source>
        <translation>選んだ画像を描画面に置いて、そこから続ける</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Letter</source>
        <translation>レター</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Letters</source>
        <translation>欧文</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Letters of Noto Sans SC put the font under the SIL Open Font License; with blank ones it is all yours.</source>
        <translation>Noto Sans SC の欧文を含むフォントは SIL Open Font License になります。空白の欧文なら、すべてあなたのものです。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/page_rail.py"/>
        <source>Library</source>
        <translation>ライブラリ</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Like the s&amp;ystem</source>
        <translation>システムに合わせる(&amp;Y)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>Linear (DDPM)</source>
        <translation>線形 (DDPM)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/seed_control.py"/>
        <source>Locked: every run uses this seed</source>
        <translation>固定中：毎回このシードを使います</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/step_scrubber.py"/>
        <source>Look at every step of the run again</source>
        <translation>描画の各ステップをもう一度見る</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/loss_plot.py"/>
        <source>Loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/loss_plot.py"/>
        <source>Losses</source>
        <translation>損失の推移</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>M: a graphics card</source>
        <translation>M：グラフィックカード 1 枚</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>Make a model</source>
        <translation>モデルを作成</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>Make it a favourite, or no longer (.)</source>
        <translation>お気に入りに追加、または解除 (.)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Margin, mm</source>
        <translation>余白、mm</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>Minutes</source>
        <translation>分</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/status_strip.py"/>
        <source>Model: {name}</source>
        <translation>モデル：{name}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/scrub_bar.py"/>
        <source>Moment</source>
        <translation>場面</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/more_section.py"/>
        <source>More</source>
        <translation>その他</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>More steps where the noise is low.</source>
        <translation>ノイズが少ないところで細かく進みます。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/more_section.py"/>
        <source>More · {count} in use</source>
        <translation>その他 · {count} 件使用中</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Morph</source>
        <translation>モーフィング</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>Morph between prompts</source>
        <translation>プロンプト間のモーフィング</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>Movie</source>
        <translation>動画</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_panel.py"/>
        <source>My prompts</source>
        <translation>自分のプロンプト</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>N: two cores, hours</source>
        <translation>N：2 コア、数時間</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/dialogs.py"/>
        <source>Name:</source>
        <translation>名前：</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/more_section.py"/>
        <source>Negative prompt</source>
        <translation>ネガティブプロンプト</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/shortcuts_dialog.py"/>
        <source>New key</source>
        <translation>新しいキー</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>No favourites yet: press . on a picture that you like.</source>
        <translation>お気に入りはまだありません。気に入った画像で . キーを押してください。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>No glyph yet: choose some in the library and press E</source>
        <translation>字形がまだありません：ライブラリで選んで E を押してください</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/shortcuts_dialog.py"/>
        <source>No key</source>
        <translation>キーなし</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <source>No model</source>
        <translation>モデルなし</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/window/model_menu.py"/>
        <source>No model is installed</source>
        <translation>モデルがインストールされていません</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/pair_view.py"/>
        <source>No pairs can be drawn.</source>
        <translation>比較する組を描けません。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <location filename="../../glyphstudio/ui/pictures/card_model.py"/>
        <source>No prompt</source>
        <translation>プロンプトなし</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/canvas.py"/>
        <location filename="../../glyphstudio/ui/explore/explore_page.py"/>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>No prompt: whatever the model likes</source>
        <translation>プロンプトなし：モデルにおまかせ</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/view_switch.py"/>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Noise</source>
        <translation>ノイズ</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/view_switch.py"/>
        <source>Noisy</source>
        <translation>ノイズ入り</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/preset_bar.py"/>
        <source>None is chosen</source>
        <translation>選択なし</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>None yet: build one above.</source>
        <translation>まだありません。上で作成してください。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/axis_control.py"/>
        <source>Nothing</source>
        <translation>なし</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>Nothing is found for “{words}”.</source>
        <translation>「{words}」に一致するものはありません。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/window/session.py"/>
        <source>Nothing was deleted: the old file is kept as {path}.</source>
        <translation>何も削除されていません：古いファイルは {path} に残っています。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/window/session.py"/>
        <source>Nothing was deleted: the old one is kept as {path}.</source>
        <translation>何も削除されていません。古いものは {path} として残っています。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_page.py"/>
        <source>Nothing was deleted: the old ones are kept as {path}.</source>
        <translation>何も削除されていません。古い評価は {path} として残っています。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/tuning_view.py"/>
        <source>Nothing was tuned yet: rate some pairs, then tune the model.</source>
        <translation>まだ微調整していません。いくつかの組を評価してから、モデルを微調整してください。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>Noto Sans SC (supplied)</source>
        <translation>Noto Sans SC（付属）</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Numbers</source>
        <translation>番号</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Of the first chosen glyph; further ones have the seeds that follow.</source>
        <translation>選んだ最初の字形から。以降は続くシードを使います。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>On a &amp;CUDA card</source>
        <translation>CUDA カードで(&amp;C)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>On the &amp;processor</source>
        <translation>プロセッサーで(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>One SVG file a glyph, with its request inside. A larger tolerance gives fewer nodes.</source>
        <translation>字形ごとに SVG ファイル 1 つ、中に生成時の設定を含みます。許容差が大きいほど節点は減ります。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>One other prompt makes a strip, three make a square.</source>
        <translation>ほかにプロンプトが 1 つなら列、3 つなら正方形になります。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_panel.py"/>
        <source>One prompt a line</source>
        <translation>1 行に 1 つのプロンプト</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/dialogs.py"/>
        <source>Open a picture</source>
        <translation>画像を開く</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Open a picture…</source>
        <translation>画像を開く…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_page.py"/>
        <source>Open in Create</source>
        <translation>「作成」で開く</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>Open: the network chooses the parts</source>
        <translation>指定なし：モデルにまかせる</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <source>Opening the model…</source>
        <translation>モデルを開いています…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>Outlines</source>
        <translation>アウトライン</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Outlines (PDF and SVG)</source>
        <translation>アウトライン（PDF と SVG）</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/dialogs.py"/>
        <source>PNG picture (*.png)</source>
        <translation>PNG 画像 (*.png)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Pa&amp;use the queue</source>
        <translation>キューを一時停止(&amp;U)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>Page</source>
        <translation>ページ</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Paint over what is to be drawn anew; the rest stays (M)</source>
        <translation>描き直したい所を塗ります。残りはそのままです (M)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_page.py"/>
        <source>Pairs</source>
        <translation>組</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_panel.py"/>
        <source>Pairs from</source>
        <translation>組の出どころ</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/scrub_bar.py"/>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <source>Pause: begin nothing more</source>
        <translation>一時停止：新しい描画を始めません</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <source>Paused · {words}</source>
        <translation>一時停止中 · {words}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/pictures/tile_view.py"/>
        <source>Picture {number} of {count}, seed {seed}, {phase}</source>
        <translation>画像 {number}/{count}、シード {seed}、{phase}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/pictures/tile_view.py"/>
        <source>Picture {number} of {count}, seed {seed}, {phase}, favourite</source>
        <translation>画像 {number}/{count}、シード {seed}、{phase}、お気に入り</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/sweep_view.py"/>
        <source>Picture {number} of {count}, {said}, {state}</source>
        <translation>画像 {number}/{count}、{said}、{state}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/controls.py"/>
        <location filename="../../glyphstudio/ui/explore/sweep_view.py"/>
        <location filename="../../glyphstudio/ui/pictures/card_list.py"/>
        <location filename="../../glyphstudio/ui/widgets/dialogs.py"/>
        <source>Pictures</source>
        <translation>画像</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Pictures from it</source>
        <translation>ここから描く枚数</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/scrub_bar.py"/>
        <source>Play</source>
        <translation>再生</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/view_switch.py"/>
        <source>Predicted</source>
        <translation>予測</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Predicted n&amp;oise</source>
        <translation>予測ノイズ(&amp;O)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Prediction</source>
        <translation>予測結果</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>Preparing…</source>
        <translation>準備中…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/preset_bar.py"/>
        <source>Presets</source>
        <translation>プリセット</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <source>Preview: not kept. Ctrl+Enter draws with care.</source>
        <translation>プレビュー：保存されません。Ctrl+Enter で丁寧に描きます。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_preview.py"/>
        <source>Preview: {facts}</source>
        <translation>プレビュー：{facts}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/status_strip.py"/>
        <source>Progress</source>
        <translation>進行状況</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>Progress of the building</source>
        <translation>作成の進行状況</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>Progress of the training</source>
        <translation>学習の進行状況</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/controls.py"/>
        <location filename="../../glyphstudio/ui/create/prompt_box.py"/>
        <location filename="../../glyphstudio/ui/explore/axis_control.py"/>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Prompt</source>
        <translation>プロンプト</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Prompt of the sketch</source>
        <translation>スケッチのプロンプト</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>Prompt to explore</source>
        <translation>探索するプロンプト</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Prompts</source>
        <translation>プロンプト</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_commands.py"/>
        <source>Put &amp;back</source>
        <translation>戻す(&amp;B)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>Put back</source>
        <translation>戻す</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>Put it in the trash, or back (Del)</source>
        <translation>ゴミ箱に入れる、または戻す (Del)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_page.py"/>
        <source>Put the chosen picture into the library (K)</source>
        <translation>選んだ画像をライブラリに入れる (K)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/more_section.py"/>
        <source>Put these controls away</source>
        <translation>これらの設定をしまう</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>Put what the run has learnt among your models</source>
        <translation>学習した結果を自分のモデルに加えます</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <source>Queue</source>
        <translation>キュー</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>R&amp;ate</source>
        <translation>評価(&amp;A)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/radical_control.py"/>
        <location filename="../../glyphstudio/ui/explore/axis_control.py"/>
        <source>Radical</source>
        <translation>部首</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>Range of characters</source>
        <translation>文字の範囲</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>Ranges such as U+4E00-9FFF, or single characters, with commas between</source>
        <translation>U+4E00-9FFF のような範囲、または 1 文字ずつを、半角コンマで区切る</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/page_rail.py"/>
        <source>Rate</source>
        <translation>評価</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <location filename="../../glyphstudio/ui/explore/explore_commands.py"/>
        <source>Ready</source>
        <translation>準備完了</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Redo</source>
        <translation>やり直す</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Redraw a &amp;part</source>
        <translation>一部を描き直す(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Redraw here</source>
        <translation>ここを描き直す</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Reduce &amp;motion</source>
        <translation>動きを減らす(&amp;M)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/preset_bar.py"/>
        <source>Rename preset</source>
        <translation>プリセットの名前を変更</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/preset_bar.py"/>
        <source>Renamed {name}</source>
        <translation>名前を {name} に変更しました</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/shortcuts_dialog.py"/>
        <source>Reset</source>
        <translation>リセット</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/shortcuts_dialog.py"/>
        <source>Reset all</source>
        <translation>すべてリセット</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>Resume</source>
        <translation>再開</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Run back to the start</source>
        <translation>逆再生で最初に戻る</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>Run on show</source>
        <translation>表示中の学習</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>S: small, for a fast computer</source>
        <translation>S：小型、速いコンピューター向け</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/axis_control.py"/>
        <location filename="../../glyphstudio/ui/widgets/choice_box.py"/>
        <source>Sampler</source>
        <translation>サンプラー</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/dialogs.py"/>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Save &amp;all…</source>
        <translation>すべて保存(&amp;A)…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_page.py"/>
        <source>Save all moments, or of one figure its pictures, one after the other</source>
        <translation>すべての場面を保存。図がひとつなら、その画像を順に保存</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/dialogs.py"/>
        <source>Save all pictures in</source>
        <translation>すべての画像の保存先</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/canvas.py"/>
        <source>Save all…</source>
        <translation>すべて保存…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>Save and end; the run can be resumed</source>
        <translation>保存して終了します。あとで再開できます</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_page.py"/>
        <source>Save movie…</source>
        <translation>動画を保存…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/dialogs.py"/>
        <source>Save picture</source>
        <translation>画像を保存</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_page.py"/>
        <source>Save picture…</source>
        <translation>画像を保存…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/preset_bar.py"/>
        <source>Save preset</source>
        <translation>プリセットを保存</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_page.py"/>
        <source>Save what is on show, with its captions</source>
        <translation>表示中の内容を説明付きで保存</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/preset_bar.py"/>
        <source>Save, rename or delete presets</source>
        <translation>プリセットの保存、名前の変更、削除</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/tile_commands.py"/>
        <source>Saved {count} pictures in {folder}</source>
        <translation>{count} 枚の画像を {folder} に保存しました</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/preset_bar.py"/>
        <location filename="../../glyphstudio/ui/create/tile_commands.py"/>
        <source>Saved {name}</source>
        <translation>{name} を保存しました</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/page_rail.py"/>
        <source>Say which of two glyphs is better (Alt+7)</source>
        <translation>2 つの字形のどちらが良いかを選ぶ (Alt+7)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/more_section.py"/>
        <source>Schedule</source>
        <translation>スケジュール</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Seal of the last glyph</source>
        <translation>最後の字形を印にする</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/shortcuts_dialog.py"/>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/shortcuts_dialog.py"/>
        <source>Search for an action or a key</source>
        <translation>操作またはキーを検索</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>Search: words, #tag, a seed, 2026-11-24</source>
        <translation>検索：単語、#タグ、シード、2026-11-24</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/page_rail.py"/>
        <source>See what each setting does (Alt+3)</source>
        <translation>各設定の働きを見る (Alt+3)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/seed_control.py"/>
        <location filename="../../glyphstudio/ui/explore/axis_control.py"/>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/pictures/tile_view.py"/>
        <source>Seed {seed}</source>
        <translation>シード {seed}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Seeds</source>
        <translation>シード</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>Set</source>
        <translation>字形セット</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>Set every control to what drew it (A)</source>
        <translation>すべての設定をこの画像を描いたときの値にする (A)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>Sheet</source>
        <translation>シート</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_page.py"/>
        <source>Sheets of the run, oldest first</source>
        <translation>学習のサンプル（古い順）</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/page_rail.py"/>
        <source>Sheets, pages, fonts, outlines and movies (Alt+5)</source>
        <translation>シート、ページ、フォント、アウトライン、動画 (Alt+5)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/more_section.py"/>
        <source>Show negative prompt, schedule and more</source>
        <translation>ネガティブプロンプトやスケジュールなどを表示</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Show the saved &amp;file</source>
        <translation>保存したファイルを表示(&amp;F)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Shows</source>
        <translation>表示する内容</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>Size of the model</source>
        <translation>モデルの大きさ</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/page_rail.py"/>
        <source>Sketch</source>
        <translation>スケッチ</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>Something ended the trainer from outside: too little memory, a shutdown, or somebody who killed it.</source>
        <translation>学習プログラムが外部から終了されました。メモリ不足、シャットダウン、または強制終了によるものです。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Specimen beside it (PDF)</source>
        <translation>見本を添える (PDF)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>Spends longer between noise and shape.</source>
        <translation>ノイズと形の間に時間をかけます。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>Start training</source>
        <translation>学習を開始</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/empty_table.py"/>
        <source>Start with one of these, or type your own on the left</source>
        <translation>このどれかから始めるか、左に自分の言葉を入力してください</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <location filename="../../glyphstudio/ui/train/train_page.py"/>
        <source>Starting…</source>
        <translation>開始しています…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/loss_plot.py"/>
        <source>Step</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/step_scrubber.py"/>
        <source>Step on show</source>
        <translation>表示中のステップ</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/step_scrubber.py"/>
        <location filename="../../glyphstudio/ui/frame/status_strip.py"/>
        <source>Step {step} of {steps}</source>
        <translation>ステップ {step}/{steps}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/controls.py"/>
        <location filename="../../glyphstudio/ui/explore/axis_control.py"/>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Steps</source>
        <translation>ステップ数</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>Steps × guidance</source>
        <translation>ステップ数 × ガイダンス</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/controls.py"/>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>Stop after the step under way (Esc)</source>
        <translation>現在のステップの後で停止 (Esc)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <source>Stop what is drawn and forget what waits (Shift+Esc)</source>
        <translation>描画を停止し、待機中のものも取り消す (Shift+Esc)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <location filename="../../glyphstudio/ui/explore/explore_commands.py"/>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>Stopped</source>
        <translation>停止しました</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <source>Stopped at step {step} of {steps}</source>
        <translation>ステップ {step}/{steps} で停止しました</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>Stopping: a checkpoint is saved first…</source>
        <translation>停止しています：先にチェックポイントを保存します…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <source>Stopping…</source>
        <translation>停止しています…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Strength, %</source>
        <translation>強さ、%</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/strokes_control.py"/>
        <location filename="../../glyphstudio/ui/explore/axis_control.py"/>
        <source>Strokes</source>
        <translation>画数</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/style_control.py"/>
        <location filename="../../glyphstudio/ui/explore/axis_control.py"/>
        <source>Style</source>
        <translation>スタイル</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/dialogs.py"/>
        <source>Tags</source>
        <translation>タグ</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <source>Take that back (K)</source>
        <translation>塗った所を戻す (K)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/pair_view.py"/>
        <source>Take the last verdict back (Ctrl+Z)</source>
        <translation>直前の評価を取り消す (Ctrl+Z)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>Tell the network nothing of components</source>
        <translation>ネットワークに部品を伝えない</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_panel.py"/>
        <source>The 36 words</source>
        <translation>36 の単語</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>The best pictures, with 30 steps or more.</source>
        <translation>最も良い画像。30 ステップ以上。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>The board of 36 words</source>
        <translation>36 の単語の一覧</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>The classic without noise: the same steps as Euler, derived another way.</source>
        <translation>ノイズを加えない古典的な方法。Euler と同じステップを別の方法で導きます。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>The few levels that drafts are made for.</source>
        <translation>下書き用の少数の段階。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/window/main_window.py"/>
        <source>The language changes at the next start.</source>
        <translation>言語は次回の起動時に変わります。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>The levels of the original paper.</source>
        <translation>元の論文のノイズ段階。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_panel.py"/>
        <source>The library</source>
        <translation>ライブラリ</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/window/session.py"/>
        <source>The library could not be used: {reason}. A new one has begun.</source>
        <translation>ライブラリを使用できませんでした：{reason}。新しいライブラリを作りました。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_page.py"/>
        <location filename="../../glyphstudio/ui/train/train_page.py"/>
        <source>The model “{name}” is installed: choose it in the menu Model.</source>
        <translation>モデル「{name}」をインストールしました。「モデル」メニューで選べます。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/pair_view.py"/>
        <source>The next pair is being drawn…</source>
        <translation>次の組を描いています…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_commands.py"/>
        <source>The next pictures begin with seed {seed}</source>
        <translation>次の画像はシード {seed} から始まります</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>The original, with noise at each step; wants hundreds.</source>
        <translation>元祖。毎ステップでノイズを加え、数百ステップ必要です。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>The other prompt</source>
        <translation>もう一つのプロンプト</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/engine/choices.py"/>
        <source>The plainest: straight along the slope.</source>
        <translation>最も単純：傾きに沿ってまっすぐ進みます。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/window/session.py"/>
        <source>The presets could not be read. New ones can be saved.</source>
        <translation>プリセットを読み込めませんでした。新しく保存することはできます。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/preset_bar.py"/>
        <source>The presets could not be written to disk.</source>
        <translation>プリセットをディスクに書き込めませんでした。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <source>The prompt is longer than the model reads.</source>
        <translation>プロンプトがモデルの読める長さを超えています。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_commands.py"/>
        <source>The prompt is taken</source>
        <translation>プロンプトを取り込みました</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_page.py"/>
        <source>The ratings could not be read. New ones have begun.</source>
        <translation>評価を読み込めませんでした。新しく始めました。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/tile_commands.py"/>
        <source>The settings of {name} are back</source>
        <translation>{name} の設定に戻しました</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>The trainer did not start.</source>
        <translation>学習プログラムが起動しませんでした。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>The trainer starts…</source>
        <translation>学習プログラムを起動しています…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>The trash is empty.</source>
        <translation>ゴミ箱は空です。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/pair_view.py"/>
        <source>There are no more pairs here: write prompts, or draw some more of one prompt.</source>
        <translation>これ以上の組はありません。プロンプトを書くか、同じプロンプトでもっと描いてください。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/dialogs.py"/>
        <source>This cannot be undone.</source>
        <translation>この操作は元に戻せません。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/controls.py"/>
        <source>This model has no draft.</source>
        <translation>このモデルには下書きがありません。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/pair_view.py"/>
        <source>This one →</source>
        <translation>こちら →</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Title</source>
        <translation>タイトル</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>To</source>
        <translation>変化の先</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_panel.py"/>
        <source>To the right</source>
        <translation>右</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/window/training_pages.py"/>
        <source>To train, install Glyph Studio with Python: {command} ({package} is missing here).</source>
        <translation>学習するには Python で Glyph Studio をインストールしてください：{command}（ここには {package} がありません）。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Tolerance, pixels</source>
        <translation>許容差、ピクセル</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/page_rail.py"/>
        <source>Train</source>
        <translation>学習</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/page_rail.py"/>
        <source>Train a model on a font (Alt+6)</source>
        <translation>フォントでモデルを学習 (Alt+6)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>Training</source>
        <translation>学習中</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>Trash</source>
        <translation>ゴミ箱</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_panel.py"/>
        <source>Tune the model</source>
        <translation>モデルを微調整</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_page.py"/>
        <source>Tuning</source>
        <translation>微調整</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_page.py"/>
        <source>Tuning needs {package}: pip install 'glyphstudio[train]'.</source>
        <translation>微調整には {package} が必要です：pip install 'glyphstudio[train]'。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_panel.py"/>
        <source>Tuning on show</source>
        <translation>表示中の微調整</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Turned</source>
        <translation>向き</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/pair_table.py"/>
        <source>Two glyphs of “{prompt}”</source>
        <translation>「{prompt}」の 2 つの字形</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/empty_table.py"/>
        <source>Type a word. Watch a glyph appear.</source>
        <translation>言葉を入力すると、字形が現れます。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>Type the glyphs in any program</source>
        <translation>どのプログラムでも字形を入力</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_preview.py"/>
        <source>Type to try the font</source>
        <translation>入力してフォントを試す</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/preset_bar.py"/>
        <location filename="../../glyphstudio/ui/rate/pair_view.py"/>
        <location filename="../../glyphstudio/ui/sketch/sketch_panel.py"/>
        <location filename="../../glyphstudio/ui/widgets/undo_bar.py"/>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/undo_bar.py"/>
        <source>Undo (Ctrl+Z)</source>
        <translation>元に戻す (Ctrl+Z)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/undo_bar.py"/>
        <source>Undo: {message}</source>
        <translation>元に戻す：{message}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>Unified Ideographs</source>
        <translation>CJK 統合漢字</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/seed_control.py"/>
        <source>Unlocked: every run draws a new seed</source>
        <translation>固定なし：毎回新しいシードを使います</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Upright</source>
        <translation>縦置き</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_actions.py"/>
        <source>Use &amp;all its settings</source>
        <translation>すべての設定を使う(&amp;A)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_actions.py"/>
        <source>Use its &amp;prompt</source>
        <translation>プロンプトを使う(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_actions.py"/>
        <source>Use its &amp;seed</source>
        <translation>シードを使う(&amp;S)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>Use its settings</source>
        <translation>この設定を使う</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Vary a &amp;little</source>
        <translation>少し変化させる(&amp;L)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/actions.py"/>
        <source>Vary a l&amp;ot</source>
        <translation>大きく変化させる(&amp;O)</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/pair_table.py"/>
        <source>Waiting for a pair</source>
        <translation>組を待っています</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <source>Waiting for the model…</source>
        <translation>モデルを待っています…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/sketch/sketch_page.py"/>
        <source>What comes of it</source>
        <translation>描かれた結果</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/radical_control.py"/>
        <source>What the glyph belongs to: search by number, character or English name</source>
        <translation>字形の属する部首：番号、文字、英語名で検索</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/more_section.py"/>
        <source>What the glyph should lead away from</source>
        <translation>字形を遠ざけたい内容</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/view_switch.py"/>
        <source>What the model expects to end with: x₀</source>
        <translation>モデルが予測する最終結果：x₀</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/view_switch.py"/>
        <source>What the model takes for noise: the other two apart</source>
        <translation>モデルがノイズとみなすもの：ほかの 2 つの差</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/view_switch.py"/>
        <source>What the sampler is working on: x with its noise</source>
        <translation>サンプラーが処理中の内容：ノイズを含む x</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/seed_control.py"/>
        <source>Where the noise comes from: the same seed draws the same picture again</source>
        <translation>ノイズの元。同じシードなら同じ画像になります</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>Which components stand where: ⿰火直 is 火 left of 直</source>
        <translation>部品の配置：⿰火直 は 火 が 直 の左</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/dialogs.py"/>
        <source>Words to find it by, with spaces between:</source>
        <translation>検索用の言葉（空白で区切る）：</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_forms.py"/>
        <source>Writing</source>
        <translation>組み方</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>Writing in columns, with a key and a seal</source>
        <translation>縦組みの文章、対照表と印付き</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>a model is being made of it…</source>
        <translation>モデルを作成しています…</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>about {hours} h left</source>
        <translation>残り約 {hours} 時間</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <location filename="../../glyphstudio/ui/explore/explore_commands.py"/>
        <location filename="../../glyphstudio/ui/frame/status_strip.py"/>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>about {minutes} min left</source>
        <translation>残り約 {minutes} 分</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <location filename="../../glyphstudio/ui/explore/explore_commands.py"/>
        <location filename="../../glyphstudio/ui/frame/status_strip.py"/>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>about {seconds} s left</source>
        <translation>残り約 {seconds} 秒</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>above and below</source>
        <translation>上下</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>above the lower left corner</source>
        <translation>左下から囲む</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/status_strip.py"/>
        <source>almost done</source>
        <translation>まもなく完了</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/strokes_control.py"/>
        <source>any</source>
        <translation>指定なし</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/tuning_view.py"/>
        <source>before tuning</source>
        <translation>微調整の前</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <location filename="../../glyphstudio/ui/pictures/tile_view.py"/>
        <source>being drawn</source>
        <translation>描画中</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/loss_plot.py"/>
        <source>each report</source>
        <translation>各報告</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>enclosed</source>
        <translation>全体を囲む</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>enclosed, open above</source>
        <translation>上が開いた囲み</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>enclosed, open at the right</source>
        <translation>右が開いた囲み</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>enclosed, open below</source>
        <translation>下が開いた囲み</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/tuning_view.py"/>
        <source>epoch {number}</source>
        <translation>エポック {number}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <source>failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/pictures/card_model.py"/>
        <source>favourite</source>
        <translation>お気に入り</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/sweep_view.py"/>
        <location filename="../../glyphstudio/ui/pictures/tile_view.py"/>
        <source>finished</source>
        <translation>完了</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/expansion_line.py"/>
        <source>for example</source>
        <translation>例：</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/canvas.py"/>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>guidance {guidance}</source>
        <translation>ガイダンス {guidance}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/loss_plot.py"/>
        <source>held out</source>
        <translation>検証用</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>installed as “{name}”, from step {step}</source>
        <translation>「{name}」としてインストール済み（ステップ {step}）</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>left and right</source>
        <translation>左右</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/sweep_view.py"/>
        <source>not finished</source>
        <translation>未完了</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>one over the other</source>
        <translation>重ね合わせ</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <source>processor</source>
        <translation>プロセッサー</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>reference: the published recipe</source>
        <translation>reference：公開された手順</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/loss_plot.py"/>
        <source>running mean</source>
        <translation>移動平均</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/canvas.py"/>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <location filename="../../glyphstudio/ui/pictures/card_model.py"/>
        <source>seed {seed}</source>
        <translation>シード {seed}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/canvas.py"/>
        <source>seeds from {seed}</source>
        <translation>シード {seed} から</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/pair_view.py"/>
        <source>seeds {left} and {right} · ← → say which is better, ↓ neither</source>
        <translation>シード {left} と {right} · ← → で良い方を選択、↓ は引き分け</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/tuning_view.py"/>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <location filename="../../glyphstudio/ui/train/train_page.py"/>
        <source>step {step}</source>
        <translation>ステップ {step}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/pictures/tile_view.py"/>
        <source>stopped</source>
        <translation>停止</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/pictures/tile_view.py"/>
        <source>stopped at step {step}</source>
        <translation>ステップ {step} で停止</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>three above each other</source>
        <translation>上中下</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>three side by side</source>
        <translation>左中右</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>under the upper left corner</source>
        <translation>左上から囲む</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/composition_field.py"/>
        <source>under the upper right corner</source>
        <translation>右上から囲む</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <location filename="../../glyphstudio/ui/pictures/tile_view.py"/>
        <source>waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_preview.py"/>
        <source>{count} are typed by code point only, from U+F0000 on.</source>
        <translation>{count} 個は U+F0000 からのコードポイントでのみ入力できます。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/expansion_line.py"/>
        <source>{count} combinations</source>
        <translation>{count} 通りの組み合わせ</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>{count} glyphs of {size} × {size} pixels</source>
        <translation>{count} 個の字形、{size} × {size} ピクセル</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/export/export_page.py"/>
        <source>{count} glyphs: Del removes, Alt with the arrows moves</source>
        <translation>字形 {count} 個：Del で取り除き、Alt と矢印キーで移動</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>{count} pictures</source>
        <translation>{count} 枚の画像</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_commands.py"/>
        <source>{count} pictures are</source>
        <translation>{count} 枚の画像</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>{count} pictures are chosen</source>
        <translation>{count} 枚の画像を選択中</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <source>{count} pictures in {seconds} s</source>
        <translation>{count} 枚の画像を {seconds} 秒で描画</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <source>{count} waiting</source>
        <translation>{count} 件待機中</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/explore_commands.py"/>
        <source>{done} of {total} pictures</source>
        <translation>画像 {done}/{total}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_page.py"/>
        <source>{drawn} glyphs; {done} of {total} characters</source>
        <translation>字形 {drawn} 個、文字 {done}/{total}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/frame/shortcuts.py"/>
        <source>{key} is taken: {title}.</source>
        <translation>{key} は使用済みです：{title}。</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <source>{name} · {size} × {size} pixels</source>
        <translation>{name} · {size} × {size} ピクセル</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/widgets/number_control.py"/>
        <source>{name}, slider</source>
        <translation>{name}、スライダー</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/explore/axis_control.py"/>
        <source>{name}, values</source>
        <translation>{name}の値</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/rate_panel.py"/>
        <source>{pairs} pairs: {left} × left, {right} × right; {equal} equal</source>
        <translation>{pairs} 組：左 {left}、右 {right}、引き分け {equal}</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/run_display.py"/>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/canvas.py"/>
        <source>{prompt}, and one other</source>
        <translation>{prompt}、ほか 1 件</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/canvas.py"/>
        <source>{prompt}, and {count} others</source>
        <translation>{prompt}、ほか {count} 件</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/runs/run_view.py"/>
        <source>{rate} samples/s</source>
        <translation>{rate} サンプル/秒</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/create/canvas.py"/>
        <location filename="../../glyphstudio/ui/create/queue_panel.py"/>
        <location filename="../../glyphstudio/ui/library/library_page.py"/>
        <source>{steps} steps</source>
        <translation>{steps} ステップ</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_commands.py"/>
        <source>{what} back in the library</source>
        <translation>{what}をライブラリに戻しました</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/library/library_commands.py"/>
        <source>{what} in the trash</source>
        <translation>{what}をゴミ箱に入れました</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/train/train_panel.py"/>
        <source>… and Extension A</source>
        <translation>… と拡張 A</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/pair_view.py"/>
        <source>← This one</source>
        <translation>← こちら</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/pair_table.py"/>
        <source>← the left is better, → the right is better, ↓ neither, ⌫ undo</source>
        <translation>← 左が良い、→ 右が良い、↓ 引き分け、⌫ 元に戻す</translation>
    </message>
    <message>
        <location filename="../../glyphstudio/ui/rate/pair_view.py"/>
        <source>↓ Equal</source>
        <translation>↓ 引き分け</translation>
    </message>
</context>
</TS>
